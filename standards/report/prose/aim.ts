import { loadedModules, loadedPackages } from './code.ts'

/**
 * A proof written to run inside the package's own checkout: `require('./')` becomes the package, and
 * `require('./lib/x')` a file of it. The build that runs is the published one.
 */
export function aimAtPackage(source: string, name: string): string {
  if (loadedPackages(source).includes(name)) return source
  let aimed = source
  for (const module of loadedModules(source)) {
    const target = aimedModule(module, name)
    if (target === undefined) continue
    for (const quote of [`'`, `"`, '`'])
      aimed = aimed.replaceAll(`${quote}${module}${quote}`, `${quote}${target}${quote}`)
  }
  return aimed
}

function aimedModule(module: string, name: string): string | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(module)) return undefined
  const inside = /(?:^|\/)node_modules\/(.+)$/.exec(module)?.[1]
  if (inside !== undefined) return inside
  const path = module.replace(/^(?:\.{1,2}\/?)+/, '')
  const base = name.split('/').at(-1) ?? name
  return /^(?:index(?:\.[cm]?js)?)?$/.test(path) || path === base || path === `${base}.js`
    ? name
    : `${name}/${path}`
}
