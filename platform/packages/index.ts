export { cachedBuild } from './cache.ts'
export { type PackageCode, PackageFault } from './errors.ts'
export { fetchBuild, type PackageWanted } from './fetch.ts'
export { type SourceWanted, sourceBuild } from './source.ts'
