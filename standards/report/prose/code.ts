/** Modules that come with Node: a proof requires them, but they are never the target. */
const BUILT_IN = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain ' +
    'events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl ' +
    'stream string_decoder sys test timers tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
)

const LOADS =
  /\brequire\s{0,9}\(\s{0,9}['"`]([^'"`\n]{1,300})['"`]|\bfrom\s{0,9}['"]([^'"\n]{1,300})['"]|\bimport\s{0,9}\(?\s{0,9}['"]([^'"\n]{1,300})['"]/g

/** Module names a program loads, as written, in order, each once. */
export function loadedModules(code: string): string[] {
  const names = [...code.matchAll(LOADS)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  return [...new Set(names)].slice(0, 64)
}

/** Packages a program loads: `lodash/merge` is lodash, `./x` and `node:fs` are none. */
export function loadedPackages(code: string): string[] {
  return [...new Set(loadedModules(code).flatMap((name) => packageOf(name) ?? []))]
}

export function packageOf(module: string): string | undefined {
  const inside = /(?:^|\/)node_modules\/(.+)$/.exec(module)?.[1] ?? module
  if (/^[./]/.test(inside) || inside.startsWith('node:')) return undefined
  const parts = inside.split('/')
  const name = inside.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
  return name === '' || BUILT_IN.has(name) ? undefined : name
}

/** Does it read like a JavaScript program rather than prose, output or another language? */
export function looksLikeJavaScript(text: string): boolean {
  return /\brequire\s?\(|^\s{0,40}import\s.{1,200}\bfrom\b|^\s{0,40}(?:const|let|var)\s+[\w${[]|=>\s?[{(\w]|\bconsole\.\w{1,10}\(/m.test(
    text,
  )
}

/** ECMAScript module syntax; a CommonJS proof cannot hold it. */
export function isModule(code: string): boolean {
  return /^\s{0,40}(?:import\s{1,9}(?:[\w*{]|['"])|export\s{1,9}(?:default|const|function|\{))/m.test(code)
}

/**
 * Names the program binds to a package: `const _ = require('lodash')` gives `_`; destructured and
 * imported members (`const { merge } = require(…)`) are functions of the package themselves.
 */
export function bindings(code: string, packageName: string): { whole: string[]; members: string[] } {
  const whole: string[] = []
  const members: string[] = []
  const declared =
    /\b(?:const|let|var)\s{1,9}([\w$]{1,80}|\{[^{}]{1,500}\})\s{0,9}=\s{0,9}(?:await\s{1,9})?(?:require|import)\s{0,9}\(\s{0,9}['"`]([^'"`\n]{1,300})['"`]\s{0,9}\)(?:\.([\w$]{1,80}))?/g
  const imported =
    /\bimport\s{1,9}(?:\*\s{0,9}as\s{1,9})?([\w$]{1,80}|\{[^{}]{1,500}\})\s{1,9}from\s{0,9}['"]([^'"\n]{1,300})['"]/g
  for (const match of [...code.matchAll(declared), ...code.matchAll(imported)]) {
    const [, target = '', module = '', picked] = match
    if (packageOf(module) !== packageName) continue
    if (target.startsWith('{')) members.push(...destructured(target))
    else if (picked !== undefined) members.push(target)
    else whole.push(target)
  }
  return { whole: few(whole), members: few(members) }
}

/** Each name is looked for in the whole program: a hostile one binds thousands. */
function few(names: string[]): string[] {
  return [...new Set(names)].slice(0, 32)
}

function destructured(pattern: string): string[] {
  return pattern
    .slice(1, -1)
    .split(',')
    .flatMap((part) => /^\s*([\w$]{1,80})/.exec(part)?.[1] ?? [])
}
