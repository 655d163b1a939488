// Which files stand for Node's built-ins inside the engine: our own small ones, and kept polyfills
// read from the installed packages on first use (loading them all costs more than most programs).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const OWN = new URL('../../guest/builtins/', import.meta.url)
const hostRequire = createRequire(import.meta.url)

const FILES =
  'assert async_hooks buffer child_process crypto events fs fs-calls fs-layer http http-messages module net os path percent-encode perf_hooks process punycode querystring stream string_decoder timers url util vm web whatwg-url inert'.split(
    ' ',
  )
const INERT =
  'cluster console constants dgram diagnostics_channel dns dns/promises domain http2 inspector readline readline/promises repl sys tls trace_events tty v8 wasi worker_threads zlib'.split(
    ' ',
  )
const VIEWS = {
  'assert/strict': "require('assert').strict",
  'fs/promises': "require('fs').promises",
  https: "require('http').https",
  'path/posix': "require('path').posix",
  'path/win32': "require('path').win32",
  'stream/promises': "require('stream').promises",
  'stream/web': '{}',
  'timers/promises':
    '{ setTimeout: (ms, value) => new Promise((done) => setTimeout(done, ms, value)), setImmediate: (value) => new Promise((done) => setImmediate(done, value)) }',
  'util/types': "require('util').types",
}
// Single functions the polyfills take from packages that would pull in dozens of files each.
const INLINE = {
  'object.assign/polyfill': 'module.exports = () => Object.assign',
  'object-is/polyfill': 'module.exports = () => Object.is',
  'is-nan': 'module.exports = Number.isNaN',
  'is-nan/polyfill': 'module.exports = () => Number.isNaN',
  'call-bind/callBound':
    "module.exports = (name) => { const fn = name.split('.').reduce((o, k) => o[k], globalThis); return (self, ...args) => fn.apply(self, args) }",
  inherits: "module.exports = require('util').inherits",
  'is-arguments': "module.exports = require('util').types.isArgumentsObject",
  'is-generator-function': "module.exports = require('util').types.isGeneratorFunction",
  'is-typed-array': "module.exports = require('util').types.isTypedArray",
  'which-typed-array':
    "module.exports = (v) => require('util').types.isTypedArray(v) && v[Symbol.toStringTag]",
  qs: "module.exports = require('querystring')",
  'abort-controller': "module.exports = require('web')",
  '@exodus/bytes/encoding.js': '',
  '@exodus/bytes/whatwg.js': "module.exports = require('percent-encode')",
  // The mapping tables are only needed for names beyond ASCII.
  tr46: "exports.toASCII = (name, options) => /^[\\x00-\\x7f]*$/.test(name) && !/(^|\\.)xn--/i.test(name) ? name.toLowerCase() : require('polyfill:tr46').toASCII(name, options)",
}

const NOT_NODES = ['fs-calls', 'fs-layer', 'http-messages', 'inert', 'percent-encode', 'web', 'whatwg-url']

/** Names a program may require, with or without `node:`. */
export const BUILTIN_NAMES = [
  ...FILES.filter((name) => !NOT_NODES.includes(name)),
  ...INERT,
  ...Object.keys(VIEWS),
].sort()
const PUBLIC = new Set(BUILTIN_NAMES)
const INTERNAL = new Set([...PUBLIC, ...NOT_NODES])

/** The built-in a specifier names when a program asks, or undefined. */
export function builtinNamed(spec) {
  const name = spec.startsWith('node:') ? spec.slice(5) : spec
  return PUBLIC.has(name) ? name : undefined
}

const paths = new Map()

function polyfillId(path) {
  const id = `polyfill/${path.replaceAll('\\', '/').split('/node_modules/').slice(1).join('/node_modules/')}`
  paths.set(id, path)
  return id
}

/** Resolves a specifier used inside a built-in: to another built-in, an inline function or a polyfill's file. */
export function resolveInBuiltin(spec, from) {
  if (spec.startsWith('polyfill:')) return polyfillId(hostRequire.resolve(spec.slice(9)))
  if (spec.startsWith('.') && paths.has(from)) {
    return polyfillId(createRequire(paths.get(from)).resolve(spec))
  }
  if (Object.hasOwn(INLINE, spec)) return `inline/${spec}`
  const name = spec.replace(/\/$/, '').replace(/^node:/, '')
  if (INTERNAL.has(name)) return name
  if (paths.has(from)) return polyfillId(createRequire(paths.get(from)).resolve(spec))
  return undefined
}

const sources = new Map()

/** Source text of a built-in, as the body of a CommonJS function. */
export function builtinSource(id) {
  let source = sources.get(id)
  if (source === undefined) {
    source = readSource(id)
    sources.set(id, source)
  }
  return source
}

function readSource(id) {
  if (id.startsWith('inline/')) return INLINE[id.slice(7)]
  if (paths.has(id)) {
    const text = readFileSync(paths.get(id), 'utf8')
    return id.endsWith('.json') ? `module.exports = ${text}` : text
  }
  if (Object.hasOwn(VIEWS, id)) return `module.exports = ${VIEWS[id]}`
  if (INERT.includes(id)) return `module.exports = require('inert')['${id}']()`
  if (!FILES.includes(id)) throw new Error(`unknown built-in ${id}`)
  return readFileSync(new URL(`${id}.js`, OWN), 'utf8')
}
