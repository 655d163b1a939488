// Node's module resolution over a build's virtual files. Every name here is hostile.

/** @typedef {{ id: string, format: 'cjs' | 'esm' | 'json' | 'builtin' | 'stub' } | { error: string, code: string }} Resolved */

export const ROOT = '/app'
const EXTENSIONS = ['.js', '.json', '.cjs', '.mjs']

const dirname = (path) => path.slice(0, path.lastIndexOf('/')) || '/'

/** Joins and normalises POSIX paths; `..` never leaves the root. */
export function join(base, relative) {
  const parts = relative.startsWith('/') ? [] : base.split('/').filter(Boolean)
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/**
 * @param {{ isFile(path: string): boolean, isDir(path: string): boolean, read(path: string): string }} files
 * @param {{ builtin(spec: string): string | undefined, stub?: string }} options `stub`: package replaced by the inert proxy
 */
export function createResolver(files, options) {
  const manifests = new Map()
  const answers = new Map()

  const manifestIn = (dir) => {
    if (!manifests.has(dir)) {
      let manifest
      const path = `${dir === '/' ? '' : dir}/package.json`
      if (files.isFile(path)) {
        try {
          manifest = JSON.parse(files.read(path).replace(/^\uFEFF/, ''))
        } catch {
          manifest = {}
        }
        if (typeof manifest !== 'object' || manifest === null) manifest = {}
      }
      manifests.set(dir, manifest)
    }
    return manifests.get(dir)
  }
  const scopeOf = (path) => {
    for (let dir = dirname(path); ; dir = dirname(dir)) {
      const manifest = manifestIn(dir)
      if (manifest) return { dir, manifest }
      if (dir === '/' || dir.endsWith('/node_modules')) return { dir, manifest: {} }
    }
  }
  const formatOf = (path) => {
    if (path.endsWith('.mjs')) return 'esm'
    if (path.endsWith('.cjs')) return 'cjs'
    if (path.endsWith('.json')) return 'json'
    return path.endsWith('.js') && scopeOf(path).manifest.type === 'module' ? 'esm' : 'cjs'
  }
  const asFile = (path) => {
    if (files.isFile(path)) return path
    return EXTENSIONS.map((extension) => path + extension).find((candidate) => files.isFile(candidate))
  }
  const asDirectory = (path) => {
    if (!files.isDir(path)) return undefined
    const main = manifestIn(path)?.main
    if (typeof main === 'string' && main !== '') {
      const target = join(path, main)
      const found = asFile(target) ?? asFile(`${target}/index`)
      if (found) return found
    }
    return asFile(`${path}/index`)
  }
  const asPath = (path) => asFile(path) ?? asDirectory(path)

  const inPackage = (dir, subpath, conditions) => {
    const manifest = manifestIn(dir)
    if (manifest?.exports !== undefined && manifest.exports !== null) {
      const target = exported(manifest.exports, subpath, conditions)
      if (target === undefined) return { refused: true }
      return { path: asFile(join(dir, target)) }
    }
    return { path: subpath === '.' ? asDirectory(dir) : asPath(join(dir, subpath)) }
  }

  const fromNodeModules = (spec, from, conditions) => {
    const match = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(spec)
    if (!match) return undefined
    const [, name, rest] = match
    const subpath = rest && rest !== '/' ? `.${rest}` : '.'
    const own = scopeOf(from)
    if (own.manifest.name === name && own.manifest.exports) {
      const found = inPackage(own.dir, subpath, conditions)
      if (found.path) return found
    }
    for (let dir = dirname(from); ; dir = dirname(dir)) {
      if (!dir.endsWith('/node_modules')) {
        const candidate = `${dir === '/' ? '' : dir}/node_modules/${name}`
        if (files.isDir(candidate)) {
          const found = inPackage(candidate, subpath, conditions)
          if (found.path || found.refused) return found
        }
      }
      if (dir === '/') return undefined
    }
  }

  const stubDir = `${ROOT}/node_modules/${options.stub}`
  const isStubs = (path) => options.stub !== undefined && (path === stubDir || path.startsWith(`${stubDir}/`))

  const missing = (spec, from) => ({
    error: `Cannot find module '${spec}'\nRequire stack:\n- ${from}`,
    code: 'MODULE_NOT_FOUND',
  })

  const find = (spec, from, kind) => {
    if (spec.length > 4096) return missing(spec.slice(0, 100), from)
    const builtin = options.builtin(spec)
    if (builtin) return { id: builtin, format: 'builtin' }
    if (options.stub && (spec === options.stub || spec.startsWith(`${options.stub}/`))) {
      return { id: options.stub, format: 'stub' }
    }
    const conditions = new Set(['node', 'default', kind])
    let found
    if (spec.startsWith('file://')) spec = decodeURIComponent(spec.slice(7))
    if (spec.startsWith('#')) {
      const { dir, manifest } = scopeOf(from)
      const target = exported(manifest.imports ?? {}, spec, conditions)
      if (target !== undefined && !target.startsWith('.')) return find(target, from, kind)
      found = target === undefined ? undefined : { path: asFile(join(dir, target)) }
    } else if (spec.startsWith('/') || spec === '.' || spec === '..' || /^\.\.?\//.test(spec)) {
      const path = join(dirname(from), spec)
      if (isStubs(path)) return { id: options.stub, format: 'stub' }
      found = { path: /\/$|(^|\/)\.\.?$/.test(spec) ? asDirectory(path) : asPath(path) }
    } else found = fromNodeModules(spec, from, conditions)
    if (found?.refused) {
      return {
        error: `Package subpath of '${spec}' is not defined by "exports" (required from ${from})`,
        code: 'ERR_PACKAGE_PATH_NOT_EXPORTED',
      }
    }
    if (!found?.path) return missing(spec, from)
    if (isStubs(found.path)) return { id: options.stub, format: 'stub' }
    return { id: found.path, format: formatOf(found.path) }
  }

  /** @type {(spec: string, from: string, kind: 'require' | 'import') => Resolved} */
  return (spec, from, kind) => {
    const key = `${kind}\n${dirname(from)}\n${spec}`
    let answer = answers.get(key)
    if (!answer) {
      answer = find(spec, from, kind)
      answers.set(key, answer)
    }
    return answer
  }
}

/**
 * PACKAGE_EXPORTS_RESOLVE / PACKAGE_IMPORTS_RESOLVE of Node's documentation ("Modules: Packages").
 * Answers a target relative to the package, another specifier (imports only), or undefined.
 */
export function exported(map, subpath, conditions) {
  const isMap = typeof map === 'object' && map !== null && !Array.isArray(map)
  const byPath = isMap && Object.keys(map).some((key) => key.startsWith('.') || key.startsWith('#'))
  if (!byPath) return subpath === '.' ? targetOf(map, '', conditions, 0) : undefined
  if (Object.hasOwn(map, subpath) && !subpath.includes('*')) return targetOf(map[subpath], '', conditions, 0)
  let best
  for (const key of Object.keys(map)) {
    const star = key.indexOf('*')
    const prefix = star >= 0 ? key.slice(0, star) : key.endsWith('/') ? key : undefined
    if (prefix === undefined || !subpath.startsWith(prefix) || subpath === prefix) continue
    const suffix = star >= 0 ? key.slice(star + 1) : ''
    if (!subpath.endsWith(suffix) || subpath.length < prefix.length + suffix.length) continue
    if (!best || prefix.length > best.prefix.length) best = { key, prefix, suffix }
  }
  if (!best) return undefined
  const middle = subpath.slice(best.prefix.length, subpath.length - best.suffix.length)
  return targetOf(map[best.key], middle, conditions, 0)
}

function targetOf(target, middle, conditions, depth) {
  if (depth > 32) return undefined
  if (typeof target === 'string') {
    return target.includes('*')
      ? target.replaceAll('*', () => middle)
      : target.endsWith('/')
        ? target + middle
        : target
  }
  if (Array.isArray(target)) {
    for (const item of target) {
      const found = targetOf(item, middle, conditions, depth + 1)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (typeof target !== 'object' || target === null) return undefined
  for (const key of Object.keys(target)) {
    if (!conditions.has(key)) continue
    const found = targetOf(target[key], middle, conditions, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
