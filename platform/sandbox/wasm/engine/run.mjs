// One run: a fresh engine in a fresh WebAssembly instance, a program in it, and what was seen.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import canonicalize from 'canonicalize'
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from 'quickjs-emscripten'
import { BUILTIN_NAMES } from './builtins.mjs'
import { openFiles } from './files.mjs'
import { createModules } from './modules.mjs'
import { ROOT } from './resolve.mjs'

const BOOT_DIR = new URL('../../guest/bootstrap/', import.meta.url)
const BOOTSTRAP = readdirSync(BOOT_DIR)
  .sort()
  .map((name) => [name, readFileSync(new URL(name, BOOT_DIR), 'utf8')])
const WEB_ROOT = '/srv/www'
const WEB_GLOBALS =
  'TextEncoder TextDecoder structuredClone Event CustomEvent EventTarget AbortController AbortSignal DOMException MessageChannel BroadcastChannel fetch atob btoa Blob performance crypto'.split(
    ' ',
  )
// Above 256 KiB a deep recursion overflows the host's stack before the engine's own limit is reached.
const STACK_BYTES = 256 * 1024
const MAX_OBSERVATIONS = 64
const MAX_OBSERVATION = 4096
const GRACE_MS = 1000
const HASHES = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'ripemd160', 'rmd160'])

/** CPU time since `start`: process-wide, but never more than the wall clock, which one thread cannot exceed. */
function stopwatch() {
  const wall = performance.now()
  const cpu = process.cpuUsage()
  return {
    wallMs: () => performance.now() - wall,
    cpuMs: () => {
      const used = process.cpuUsage(cpu)
      return Math.min((used.user + used.system) / 1000, performance.now() - wall)
    },
  }
}

const sleeper = new Int32Array(new SharedArrayBuffer(4))

/**
 * @param {{ id: string, nonce: string, format: 'commonjs' | 'module', source: string, target: string, stub: boolean,
 *   limits: { wallMs: number, cpuMs: number, memoryMiB: number, outputBytes: number } }} job
 * @param build see files.mjs
 * @param {WebAssembly.Module} wasmModule compiled once per process
 * @param {() => void} onStart called when the program itself begins
 */
export async function runOnce(job, build, wasmModule, onStart) {
  const pages = Math.max(320, job.limits.memoryMiB * 16)
  const wasmMemory = new WebAssembly.Memory({ initial: 256, maximum: pages })
  const engine = await newQuickJSWASMModuleFromVariant(
    newVariant(RELEASE_SYNC, { wasmModule, wasmMemory, emscriptenModule: { print() {}, printErr() {} } }),
  )
  const runtime = engine.newRuntime()
  runtime.setMaxStackSize(STACK_BYTES)
  // Leaves the engine room to build its own "out of memory" error below the hard maximum.
  runtime.setMemoryLimit((pages - 96) * 65536)
  const context = runtime.newContext()

  const secret = randomBytes(16).toString('hex')
  const canaryPath = `/srv/private/canary-${randomBytes(4).toString('hex')}.txt`
  const entry = `${ROOT}/proof.${job.format === 'module' ? 'mjs' : 'cjs'}`
  const gate = `tocsin:${randomBytes(8).toString('hex')}`
  const files = openFiles(
    build,
    {
      [canaryPath]: `${secret}\n`,
      [`${WEB_ROOT}/index.html`]: '<!doctype html><title>index</title><p>index</p>\n',
      [entry]: job.source,
    },
    job.stub ? `${ROOT}/node_modules/${job.target}` : undefined,
  )
  const modules = createModules(context, files, {
    stub: job.stub ? job.target : undefined,
    entry,
    source: job.format === 'module' ? `globalThis[${JSON.stringify(gate)}]();${job.source}` : job.source,
    gate,
  })

  const seen = { log: '', marked: false, sinks: [], observations: [], leaked: false, tail: '' }
  const look = (text) => {
    seen.leaked ||= (seen.tail + text).includes(secret)
    seen.tail = (seen.tail + text).slice(-secret.length)
  }
  let clock = stopwatch()
  let loadCpu = 0
  let loadFrom = 0
  let exit
  const isFull = () => wasmMemory.buffer.byteLength > (pages - 256) * 65536
  const string = (handle) => context.getString(handle)
  const number = (value) => context.newNumber(value)

  const doors = {
    log: (text) => {
      const line = string(text)
      look(line)
      if (seen.log.length < job.limits.outputBytes)
        seen.log += line.slice(0, job.limits.outputBytes - seen.log.length)
    },
    observe: (json) => {
      const text = string(json)
      look(text)
      seen.tail = ''
      if (seen.observations.length < MAX_OBSERVATIONS) seen.observations.push(canonical(text))
    },
    mark: () => {
      seen.marked = true
    },
    sink: (text) => {
      const command = string(text)
      const at = command.indexOf(job.nonce)
      if (at < 0 || seen.sinks.length >= 16) return
      seen.sinks.push(command.length <= 512 ? command : command.slice(Math.max(0, at - 240), at + 240))
    },
    now: () => number(clock.wallMs()),
    loading: (begins) => {
      if (context.dump(begins)) loadFrom = clock.cpuMs()
      else loadCpu += clock.cpuMs() - loadFrom
    },
    started: () => begin(),
    resolve: (spec, from) =>
      context.newString(JSON.stringify(modules.resolve(string(spec), string(from), 'require'))),
    source: (id) => context.newString(modules.source(string(id))),
    compile: (id) => modules.compile(string(id)),
    compileText: (source, name) => modules.compileText(string(source), string(name)),
    compileBuiltin: (id) => modules.compileBuiltin(string(id)),
    evaluateMain: () => modules.evaluateMain(),
    requireEsm: (id) => modules.requireEsm(string(id)),
    fileKind: (path) =>
      context.newString(files.isFile(string(path)) ? 'file' : files.isDir(string(path)) ? 'dir' : ''),
    fileBytes: (path) => {
      const bytes = files.bytes(string(path)) ?? new Uint8Array()
      return context.newArrayBuffer(new Uint8Array(bytes).buffer)
    },
    listDir: (path) => context.newString(JSON.stringify(files.list(string(path)))),
    random: (size) =>
      context.newString(randomBytes(Math.min(context.getNumber(size), 1 << 20)).toString('hex')),
    digest: (algorithm, key, data) => context.newString(digest(string(algorithm), string(key), string(data))),
    exit: (code) => {
      exit = context.getNumber(code)
      throw new Error('process.exit')
    },
  }
  const begin = () => {
    if (begin.done) return
    begin.done = true
    clock = stopwatch()
    loadCpu = 0
    onStart()
  }

  runtime.setInterruptHandler(
    () => exit !== undefined || clock.cpuMs() >= job.limits.cpuMs || clock.wallMs() >= job.limits.wallMs,
  )

  const observation = {
    id: job.id,
    end: 'completed',
    polluted: [],
    cpuMs: 0,
    wallMs: 0,
    marked: false,
    sinks: [],
    canaryLeaked: false,
    observations: [],
    log: '',
  }
  try {
    const host = context.newObject()
    for (const [name, fn] of Object.entries(doors))
      context.newFunction(name, fn).consume((h) => context.setProp(host, name, h))
    const settings = json(context, {
      nonce: job.nonce,
      marker: `marker_${job.nonce.slice(0, 16)}`,
      canaryPath,
      webRoot: WEB_ROOT,
      format: job.format,
      entry,
      gate,
      webGlobals: WEB_GLOBALS,
      builtins: BUILTIN_NAMES,
    })
    const control = boot(context, host, settings)
    const driver = (name, ...args) => {
      const fn = context.getProp(control, name)
      const result = context.callFunction(fn, context.undefined, ...args)
      fn.dispose()
      if (result.error) throw new EngineError(context, result.error)
      return result.value.consume((handle) => context.dump(handle))
    }
    const before = new Set(driver('sharedKeys').split('\n'))

    // Loading is timed apart; an ES module proof calls the gate once its imports are evaluated.
    const outcome = pump(context, driver, job, () => ({ clock, begin, exit: exit !== undefined }))
    const total = clock.cpuMs()
    observation.wallMs = clock.wallMs()
    observation.cpuMs = Math.max(0, outcome.end === 'interrupted' ? total : total - loadCpu)
    // A module proof begins after its imports: an error before that is the target's.
    const neverBegan = job.format === 'module' && outcome.end === 'threw' && !begin.done
    observation.end = neverBegan ? 'load-error' : outcome.end
    // The engine throws null when it has no room left to make the error.
    if (outcome.error === 'null' && isFull()) observation.end = 'out-of-memory'
    if (outcome.error) observation.error = outcome.error.slice(0, 2048)
    if (exit !== undefined) {
      observation.end = exit === 0 ? 'completed' : 'threw'
      if (exit === 0) delete observation.error
      else observation.error = `process.exit(${exit})`
    }
    // The program is over: what is left of the memory may be used to say what it did.
    runtime.removeInterruptHandler()
    runtime.setMemoryLimit(-1)
    const appeared = driver('sharedKeys').split('\n')
    observation.polluted = appeared
      .filter((key) => !before.has(key))
      .slice(0, 64)
      .map((key) => key.slice(0, 256))
  } catch (error) {
    // A trap, or an allocation the engine could not survive: the instance is lost, and what it saw with it.
    const text = String(error)
    if (isFull() || /out of memory|Aborted/.test(text)) observation.end = 'out-of-memory'
    else if (/Maximum call stack/.test(text)) observation.end = 'threw'
    else observation.end = 'infrastructure-error'
    observation.error = String(error).slice(0, 2048)
    observation.wallMs = clock.wallMs()
    observation.cpuMs = clock.cpuMs()
  }
  observation.marked = seen.marked
  observation.sinks = seen.sinks
  observation.canaryLeaked = seen.leaked
  observation.observations = seen.observations
  observation.log = seen.log
  // The instance is dropped whole; freeing a hostile heap piece by piece would only run more hostile code.
  return observation
}

function pump(context, driver, job, look) {
  try {
    driver('start')
    for (let settledAt; ; ) {
      const { clock, exit } = look()
      if (exit) return { end: 'completed' }
      if (clock.wallMs() >= job.limits.wallMs)
        return { end: 'interrupted', error: 'wall-clock limit reached' }
      const jobs = context.runtime.executePendingJobs(1000)
      if (jobs.error) throw new EngineError(context, jobs.error)
      if (jobs.value > 0) continue
      const state = driver('state')
      if (state === 'failed') {
        const report = driver('report')
        const at = report.indexOf(':')
        return ended(report.slice(0, at), report.slice(at + 1))
      }
      const settled = state === 'completed'
      if (settled) settledAt ??= clock.wallMs()
      if (settled && clock.wallMs() - settledAt > GRACE_MS) return { end: 'completed' }
      const wait = driver('timer', settled ? context.true : context.false)
      if (wait > 0) Atomics.wait(sleeper, 0, 0, Math.min(wait, 50))
      else if (wait < 0 && settled) return { end: 'completed' }
      else if (wait < 0)
        return { end: 'threw', error: 'The program waits for a promise that nothing is left to settle.' }
    }
  } catch (error) {
    if (error instanceof EngineError) return ended('threw', error.message)
    throw error
  }
}

function ended(kind, message) {
  if (/^InternalError: interrupted/.test(message))
    return { end: 'interrupted', error: 'CPU or wall-clock limit reached' }
  if (/^InternalError: out of memory/.test(message)) return { end: 'out-of-memory', error: message }
  return { end: kind, error: message }
}

class EngineError extends Error {
  constructor(context, handle) {
    const value = context.dump(handle)
    handle.dispose()
    super(
      value && typeof value === 'object'
        ? `${value.name}: ${value.message}\n${value.stack ?? ''}`
        : String(value),
    )
  }
}

/** Runs the harness's parts in order over one object of theirs; answers its `control` functions. */
function boot(context, host, settings) {
  const world = context.unwrapResult(
    context.evalCode('({ __proto__: null, control: { __proto__: null } })', 'tocsin:world'),
  )
  context.setProp(world, 'host', host)
  context.setProp(world, 'settings', settings)
  for (const [name, source] of BOOTSTRAP) {
    const part = context.unwrapResult(context.evalCode(source, `tocsin:${name}`))
    context.unwrapResult(context.callFunction(part, context.undefined, world)).dispose()
    part.dispose()
  }
  return context.getProp(world, 'control')
}

/** A JSON value inside the engine. */
function json(context, value) {
  const parse = context.unwrapResult(context.evalCode('JSON.parse'))
  const text = context.newString(JSON.stringify(value))
  const result = context.unwrapResult(context.callFunction(parse, context.undefined, text))
  parse.dispose()
  text.dispose()
  return result
}

/** Canonical JSON (RFC 8785), or its digest where it is too long to keep. */
function canonical(text) {
  if (text.length > MAX_OBSERVATION) return tooLong(text)
  let value
  try {
    value = canonicalize(JSON.parse(text)) ?? 'null'
  } catch {
    return tooLong(text)
  }
  return value.length > MAX_OBSERVATION ? tooLong(value) : value
}
const tooLong = (text) =>
  JSON.stringify({ length: text.length, sha256: createHash('sha256').update(text).digest('hex') })

function digest(algorithm, key, data) {
  const name = algorithm.toLowerCase().replace(/^rsa-/, '').replace('-', '')
  if (!HASHES.has(name)) return ''
  const hash = key === '' ? createHash(name) : createHmac(name, Buffer.from(key.slice(1), 'hex'))
  return hash.update(Buffer.from(data, 'hex')).digest('hex')
}
