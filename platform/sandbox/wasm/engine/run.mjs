// One run: a fresh engine in a fresh WebAssembly instance, a program in it, and what was seen.
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from 'quickjs-emscripten'
import { BUILTIN_NAMES } from './builtins.mjs'
import { stopwatch } from './clock.mjs'
import { createDoors } from './doors.mjs'
import { openFiles } from './files.mjs'
import { createModules } from './modules.mjs'
import { EngineError, LIMIT_REACHED, pump } from './pump.mjs'
import { ROOT } from './resolve.mjs'
import { createWitness } from './witness.mjs'

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
const PAGE_BYTES = 65_536

/**
 * @param {{ id: string, nonce: string, format: 'commonjs' | 'module', source: string, target: string, stub: boolean,
 *   limits: { wallMs: number, cpuMs: number, memoryMiB: number, outputBytes: number } }} job
 * @param build see files.mjs
 * @param {WebAssembly.Module} wasmModule compiled once per process
 * @param {() => void} onStart called when the program itself begins
 * @param {Float64Array} [shared] see createLife
 * @returns a RunObservation of standards/judging/types.ts
 */
export async function runOnce(job, build, wasmModule, onStart, shared = new Float64Array(2)) {
  const { context, isFull, isSpent } = await newEngine(wasmModule, job.limits.memoryMiB)
  const { runtime } = context
  const module = job.format === 'module'
  const secret = randomBytes(16).toString('hex')
  const canaryPath = `/srv/private/canary-${randomBytes(4).toString('hex')}.txt`
  const entry = `${ROOT}/proof.${module ? 'mjs' : 'cjs'}`
  const gate = `tocsin:${randomBytes(8).toString('hex')}`
  const own = {
    [canaryPath]: `${secret}\n`,
    [`${WEB_ROOT}/index.html`]: '<!doctype html><title>index</title><p>index</p>\n',
    [entry]: job.source,
  }
  const files = openFiles(build, own, job.stub ? `${ROOT}/node_modules/${job.target}` : undefined)
  const modules = createModules(context, files, {
    stub: job.stub ? job.target : undefined,
    entry,
    // An ES module's imports are evaluated before its first statement: there the program itself begins.
    source: module ? `globalThis[${JSON.stringify(gate)}]();${job.source}` : job.source,
    gate,
  })
  const witness = createWitness(job.nonce, secret, job.limits.outputBytes)
  const life = createLife(onStart, shared)
  runtime.setInterruptHandler(() => {
    if (life.exited) return true
    if (life.spentMs() >= job.limits.cpuMs || life.clock.wallMs() >= job.limits.wallMs) life.cut = true
    return life.cut
  })

  const measured = { end: 'completed', polluted: [], cpuMs: 0, wallMs: 0 }
  try {
    const host = createDoors(context, { witness, modules, files, life })
    const marker = `marker_${job.nonce.slice(0, 16)}`
    const given = { nonce: job.nonce, marker, canaryPath, webRoot: WEB_ROOT, format: job.format, entry, gate }
    const settings = json(context, { ...given, webGlobals: WEB_GLOBALS, builtins: BUILTIN_NAMES })
    const control = boot(context, host, settings)
    const before = new Set(control('sharedKeys').split('\n'))

    const outcome = pump(context, control, job.limits, () => life)
    measured.wallMs = life.clock.wallMs()
    measured.cpuMs = life.spentMs()
    Object.assign(measured, judgeEnd(outcome, life, module, { full: isFull(), spent: isSpent() }))

    // The program is over: what is left of the memory may be used to say what it did.
    runtime.removeInterruptHandler()
    runtime.setMemoryLimit(-1)
    const appeared = control('sharedKeys')
      .split('\n')
      .filter((key) => !before.has(key))
    measured.polluted = appeared.slice(0, 64).map((key) => key.slice(0, 256))
  } catch (error) {
    // A trap, or an allocation the engine could not survive: the instance is lost, and what it saw with it.
    const text = String(error)
    if (isFull() || /out of memory|Aborted/.test(text)) measured.end = 'out-of-memory'
    else if (/Maximum call stack/.test(text)) measured.end = 'threw'
    else measured.end = 'infrastructure-error'
    measured.error = text.slice(0, 2048)
    measured.wallMs = life.clock.wallMs()
    measured.cpuMs = life.spentMs()
  }
  // The instance is dropped whole; freeing a hostile heap piece by piece would only run more hostile code.
  return { id: job.id, ...measured, ...witness.seen }
}

async function newEngine(wasmModule, memoryMiB) {
  const pages = Math.max(320, memoryMiB * 16)
  const wasmMemory = new WebAssembly.Memory({ initial: 256, maximum: pages })
  const engine = await newQuickJSWASMModuleFromVariant(
    newVariant(RELEASE_SYNC, { wasmModule, wasmMemory, emscriptenModule: { print() {}, printErr() {} } }),
  )
  const runtime = engine.newRuntime()
  runtime.setMaxStackSize(STACK_BYTES)
  // Leaves the engine room to build its own "out of memory" error below the hard maximum.
  runtime.setMemoryLimit((pages - 96) * PAGE_BYTES)
  const isFull = () => wasmMemory.buffer.byteLength > (pages - 256) * PAGE_BYTES
  // The memory never shrinks: it tells that the limit was reached at some time, whatever became of the error.
  const isSpent = () => wasmMemory.buffer.byteLength >= (pages - 96) * PAGE_BYTES
  return { context: runtime.newContext(), isFull, isSpent }
}

/**
 * When the program began, what it spent on loading, whether it left by process.exit. Loading a large package
 * takes this engine seconds; neither the measure nor the CPU limit counts it, only the wall clock does.
 * @param {Float64Array} shared [CPU ms of finished loading, 1 while loading], for the supervisor
 */
function createLife(onStart, shared) {
  let loadCpu = 0
  // Until it begins, everything is loading: the harness, and an ES module's imports.
  let since = 0
  const publish = () => {
    shared[0] = loadCpu
    shared[1] = since === undefined ? 0 : 1
  }
  const life = {
    clock: stopwatch(),
    began: false,
    exited: false,
    exitCode: 0,
    /** A limit was reached. Promises catch the engine's interruption like any error: it is remembered here. */
    cut: false,
    /** CPU ms of the program alone. */
    spentMs: () => {
      const now = life.clock.cpuMs()
      return Math.max(0, now - loadCpu - (since === undefined ? 0 : now - since))
    },
    begin() {
      if (life.began) return
      life.began = true
      life.clock = stopwatch()
      loadCpu = 0
      since = undefined
      publish()
      onStart()
    },
    loading(begins) {
      if (!life.began) return
      if (begins) since = life.clock.cpuMs()
      else {
        loadCpu += life.clock.cpuMs() - since
        since = undefined
      }
      publish()
    },
    exit(code) {
      life.exited = true
      life.exitCode = code
      throw new Error('process.exit')
    },
  }
  publish()
  return life
}

function judgeEnd({ end, error }, life, module, { full, spent }) {
  // Before anything the program did after its limit, an exit included.
  if (life.cut) return { end: 'interrupted', error: LIMIT_REACHED }
  // Promises catch this as well, and the rest of the program is dropped with the one that broke.
  if (end === 'completed' && spent) return { end: 'out-of-memory', error: 'memory limit reached' }
  if (life.exited)
    return life.exitCode === 0
      ? { end: 'completed' }
      : { end: 'threw', error: `process.exit(${life.exitCode})` }
  const told = error === undefined ? {} : { error: error.slice(0, 2048) }
  // A module proof begins after its imports: an error before that is the target's.
  if (module && end === 'threw' && !life.began) return { end: 'load-error', ...told }
  // The engine throws null when it has no room left to make the error.
  if (error === 'null' && full) return { end: 'out-of-memory', ...told }
  return { end, ...told }
}

/** Runs the harness's parts in order over one object of theirs; answers how to call its `control` functions. */
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
  const control = context.getProp(world, 'control')
  return (name, ...args) => {
    const fn = context.getProp(control, name)
    const result = context.callFunction(fn, context.undefined, ...args)
    fn.dispose()
    if (result.error) throw new EngineError(context, result.error)
    return result.value.consume((handle) => context.dump(handle))
  }
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
