// Runs one JavaScript program in a process of its own and says on file descriptor 3 what was seen.
// It shares its process with the program: what it says is the program's word as much as its own.
'use strict'
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')

const { writeSync } = fs
const later = setTimeout
const { max, min } = Math
const reallyExit = process.reallyExit.bind(process)
const cpuUsage = process.cpuUsage.bind(process)
const hrtime = process.hrtime.bigint
const { stringify } = JSON
const { ownKeys, apply } = Reflect

const job = JSON.parse(fs.readFileSync(0, 'utf8'))
const { token } = job

// The same helpers and the same stand-in as in the WebAssembly engine.
const world = { __proto__: null, control: {} }
for (const part of ['10-text.js', '40-stub.js']) {
  const file = `/box/bootstrap/${part}`
  require('node:vm').runInThisContext(fs.readFileSync(file, 'utf8'), { filename: file })(world)
}

// --- what is observed ------------------------------------------------------------------------------
/** Up to `max` strings as JSON text. No array is grown: a program may have put setters on Array.prototype. */
const listOf = (max) => {
  let text = ''
  let count = 0
  return {
    add: (value) => {
      if (count < max) text += (count ? ',' : '') + stringify(value)
      count += 1
    },
    json: () => `[${text}]`,
  }
}
const sinks = listOf(16)
const observations = listOf(64)
let marked = false
const marker = `marker_${job.nonce.slice(0, 16)}`
world.hide(
  globalThis,
  marker,
  () => {
    marked = true
  },
  true,
)
world.hide(
  globalThis,
  'tocsin',
  Object.freeze({
    __proto__: null,
    nonce: job.nonce,
    marker,
    canaryPath: job.canaryPath,
    webRoot: job.webRoot,
    observe: (value) => observations.add(canonical(world.jsonOf(value))),
  }),
  true,
)

const { parse } = JSON
const sortKeys = Array.prototype.sort
const keysOf = Object.keys
/** RFC 8785 for values JSON.parse gives: its number and string forms are JSON.stringify's own. */
function ordered(value, depth) {
  if (depth > 2000 || value === null || typeof value !== 'object') return stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) text += (i ? ',' : '') + ordered(value[i], depth + 1)
    return `[${text}]`
  }
  const keys = apply(sortKeys, keysOf(value), [])
  for (let i = 0; i < keys.length; i += 1)
    text += `${i ? ',' : ''}${stringify(keys[i])}:${ordered(value[keys[i]], depth + 1)}`
  return `{${text}}`
}
// Loaded when first needed: it costs as much as many programs.
const sha256 = (text) => require('node:crypto').createHash('sha256').update(text).digest('hex')
const tooLong = (text) => stringify({ length: text.length, sha256: sha256(text) })
function canonical(text) {
  if (text.length > 4096) return tooLong(text)
  const value = ordered(parse(text), 0)
  return value.length > 4096 ? tooLong(value) : value
}

const names = ['Object', 'Array', 'Function', 'String', 'Number', 'Boolean']
const prototypes = [Object, Array, Function, String, Number, Boolean].map((owner) => owner.prototype)
const descriptionOf = Object.getOwnPropertyDescriptor(Symbol.prototype, 'description').get
/** Own keys of the shared prototypes, one a line; the agent compares them. */
const sharedKeys = () => {
  let text = ''
  for (let i = 0; i < names.length; i += 1) {
    const own = ownKeys(prototypes[i])
    for (let k = 0; k < own.length && k < 4096; k += 1) {
      const key = typeof own[k] === 'symbol' ? `[${apply(descriptionOf, own[k], [])}]` : own[k]
      text += `${names[i]}.prototype.${key}\n`
    }
  }
  return text
}

// --- commands: recorded, and then really run, inside the box ----------------------------------------
const SHELL = /^(?:.*\/)?(?:ba|da|a|z|k)?sh$/
const PROMISIFY = Symbol.for('nodejs.util.promisify.custom')
// exec calls execFile, which calls spawn: only the program's own call is its word.
let inside = false
let recording = false
function recordCommands(childProcess) {
  if (recording) return
  recording = true
  for (const kind of ['exec', 'execSync', 'execFile', 'execFileSync', 'spawn', 'spawnSync', 'fork']) {
    const original = childProcess[kind]
    childProcess[kind] = function record(file, ...rest) {
      if (inside) return original.call(this, file, ...rest)
      const args = Array.isArray(rest[0]) ? rest[0] : []
      const options = rest.find((item) => item && typeof item === 'object' && !Array.isArray(item)) ?? {}
      const words = [String(file), ...(options.shell || SHELL.test(String(file)) ? args.map(String) : [])]
      const command = `child_process.${kind}: ${words.join(' ')}`
      const at = command.indexOf(job.nonce)
      if (at >= 0) sinks.add(command.length <= 512 ? command : command.slice(max(0, at - 240), at + 240))
      inside = true
      try {
        return original.call(this, file, ...rest)
      } finally {
        inside = false
      }
    }
    // util.promisify(exec) answers { stdout, stderr }, through this symbol.
    if (original[PROMISIFY]) {
      childProcess[kind][PROMISIFY] = (...args) =>
        new Promise((done, failed) => {
          const answer = (error, stdout, stderr) =>
            error ? failed(Object.assign(error, { stdout, stderr })) : done({ stdout, stderr })
          childProcess[kind](...args, answer)
        })
    }
  }
}

// --- modules: the stand-in, and loading timed apart ---------------------------------------------------
const stubDir = path.join(job.root, 'node_modules', job.target)
const isStub = (request, parent) => {
  if (!job.stub) return false
  if (request === job.target || request.startsWith(`${job.target}/`)) return true
  if (!/^\.{0,2}\//.test(request)) return false
  const full = path.resolve(parent?.path ?? job.root, request)
  return full === stubDir || full.startsWith(`${stubDir}/`)
}
const entry = path.join(job.root, job.format === 'module' ? 'proof.mjs' : 'proof.cjs')
let depth = 0
let loadCpu = 0
let loadError
const cpuMs = (since) => {
  const used = cpuUsage(since)
  return (used.user + used.system) / 1000
}
const originalLoad = Module._load
Module._load = function load(request, parent, isMain) {
  if (isStub(request, parent)) return world.stub()
  if (request === 'child_process' || request === 'node:child_process') {
    recordCommands(originalLoad.call(this, request, parent, isMain))
  }
  const outermost = depth === 0
  const from = outermost ? cpuUsage() : undefined
  depth += 1
  try {
    return originalLoad.call(this, request, parent, isMain)
  } catch (error) {
    loadError = error
    throw error
  } finally {
    depth -= 1
    if (outermost) loadCpu += cpuMs(from)
  }
}

// --- the run ---------------------------------------------------------------------------------------
let began
let state = 'running'
let failure
const begin = () => {
  loadCpu = 0
  began = { cpu: cpuUsage(), wall: hrtime() }
}
const textOf = (error) => {
  let text = world.textOf(error)
  try {
    if (error?.stack) text = world.textOf(error.stack)
  } catch {}
  return text.slice(0, 2048)
}
let before
let told = false
function tell(end, error) {
  if (told) return
  told = true
  const wallMs = began ? Number(hrtime() - began.wall) / 1e6 : 0
  const used = began ? cpuMs(began.cpu) - loadCpu : 0
  const numbers = `"cpuMs":${max(0, min(used, wallMs))},"wallMs":${wallMs}`
  const words = `"end":${stringify(end)}${error === undefined ? '' : `,"error":${stringify(error)}`}`
  const lists = `"sinks":${sinks.json()},"observations":${observations.json()}`
  const keys = `"before":${stringify(before)},"after":${stringify(sharedKeys())}`
  writeSync(3, `${token}{${words},${numbers},"marked":${marked},${lists},${keys}}\n`)
}
const tellAndExit = (end, error) => {
  try {
    tell(end, error)
  } finally {
    reallyExit(0)
  }
}
const fail = (error) => {
  if (state === 'failed') return
  state = 'failed'
  failure = error
  const neverBegan = job.format === 'module' && !began
  tellAndExit(
    neverBegan || (loadError !== undefined && failure === loadError) ? 'load-error' : 'threw',
    textOf(error),
  )
}
const complete = () => {
  if (state !== 'running') return
  state = 'completed'
  later(() => tellAndExit('completed'), 1000).unref()
}
process.on('uncaughtException', fail)
process.on('unhandledRejection', () => {})
process.on('beforeExit', () => {
  if (state === 'completed') tellAndExit('completed')
  else tellAndExit('threw', 'The program waits for a promise that nothing is left to settle.')
})
process.on('exit', (code) =>
  tellAndExit(code ? 'threw' : 'completed', code ? `process.exit(${code})` : undefined),
)

const settle = (value) => {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return complete()
  const { then } = value
  if (typeof then !== 'function') return complete()
  apply(then, value, [complete, fail])
}

async function runModule() {
  const gate = `tocsin:${token}`
  world.hide(globalThis, gate, begin)
  world.hide(globalThis, `${gate}:stub`, job.stub ? world.stub() : undefined)
  const data = {
    root: job.root,
    entry,
    source: `globalThis[${stringify(gate)}]();${job.source}`,
    target: job.target,
    stub: job.stub,
    gate,
  }
  Module.register('file:///box/hooks.mjs', { data })
  // An import reaches a built-in without passing by Module._load.
  recordCommands(require('node:child_process'))
  Module.syncBuiltinESMExports()
  before = sharedKeys()
  try {
    const namespace = await import(`file://${entry}`)
    settle(typeof namespace.default === 'function' ? namespace.default() : undefined)
  } catch (error) {
    fail(error)
  }
}

function runCommonJs() {
  const main = new Module(entry, null)
  main.filename = entry
  main.paths = Module._nodeModulePaths(job.root)
  process.mainModule = main
  require.main = main
  before = sharedKeys()
  begin()
  try {
    const exportsBefore = main.exports
    main._compile(job.source, entry)
    const exported = main.exports === exportsBefore ? undefined : main.exports
    settle(typeof exported === 'function' ? exported() : exported)
  } catch (error) {
    fail(error)
  }
}

process.argv = [process.argv[0], entry]
if (job.format === 'module') runModule().catch(fail)
else runCommonJs()
