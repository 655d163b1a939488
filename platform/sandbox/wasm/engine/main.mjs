// The killable process of one reproduction. Main thread: talks to the driver over standard input and output,
// watches CPU, clock and memory, stops the engine's thread. The untrusted program never runs on this thread.
import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

const TICK_MS = 20
// The engine's own interrupt handler should answer first: it ends the run without losing the thread.
const SLACK_MS = 300
const WARM = {
  nonce: '0'.repeat(32),
  format: 'commonjs',
  source: 'Buffer.from("warm").toString("hex")',
  target: '',
  stub: false,
  limits: { wallMs: 5000, cpuMs: 5000, memoryMiB: 64, outputBytes: 1024 },
}

// V8's second WebAssembly compiler would spend some 150 ms of CPU time in the background of every process, and
// that time cannot be told from the program's; the first compiler's code is half as fast and there at once.
setFlagsFromString('--liftoff-only')

const requireHere = createRequire(import.meta.url)
const wasmPath = createRequire(requireHere.resolve('quickjs-emscripten')).resolve(
  '@jitl/quickjs-wasmfile-release-sync/wasm',
)
const wasm = new WebAssembly.Module(readFileSync(wasmPath))
const builds = {}
const queue = []
/** Written by the engine's thread: CPU ms spent on loading, 1 while loading (run.mjs, createLife). */
const shared = new Float64Array(new SharedArrayBuffer(16))
let current
let worker

const send = (message) => writeSync(1, `${JSON.stringify(message)}\n`)

function startWorker() {
  const own = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { wasm, builds, shared },
    env: {},
    argv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  })
  own.on('message', (message) => own === worker && onMessage(message))
  own.on('error', (error) => {
    if (own !== worker) return
    worker = undefined
    finish(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'infrastructure-error',
      String(error),
    )
  })
  return own
}

function onMessage(message) {
  if (message.ready) send({ ready: true })
  else if (message.started && current?.job.id === message.started) {
    current.startedAt = performance.now()
    current.cpu = process.cpuUsage()
  } else if (message.observation && current?.job.id === message.observation.id) {
    current = undefined
    send({ observation: message.observation })
    next()
  }
}

/** CPU ms of the program alone: loading does not count, and one thread uses no more than the wall clock. */
function programCpu(wallMs, since) {
  if (shared[1] === 1) return 0
  const used = process.cpuUsage(since)
  return Math.max(0, Math.min((used.user + used.system) / 1000, wallMs) - shared[0])
}

/** Ends the current run from outside: the thread is lost, the next run gets a new one. */
function finish(end, error) {
  const { job, startedAt, cpu } = current ?? {}
  if (!job) return
  const wallMs = performance.now() - startedAt
  const observation = {
    id: job.id,
    end,
    polluted: [],
    cpuMs: programCpu(wallMs, cpu),
    wallMs,
    marked: false,
    sinks: [],
    canaryLeaked: false,
    observations: [],
    log: '',
    error,
  }
  current = undefined
  const old = worker
  worker = undefined
  const done = () => {
    send({ observation })
    next()
  }
  if (old) old.terminate().then(done, done)
  else done()
}

function next() {
  if (current || queue.length === 0) return
  const job = queue.shift()
  worker ??= startWorker()
  shared.set([0, 1])
  current = { job, startedAt: performance.now(), cpu: process.cpuUsage() }
  worker.postMessage({ job })
}

setInterval(() => {
  if (!current) return
  const { limits } = current.job
  const wall = performance.now() - current.startedAt
  const cpu = programCpu(wall, current.cpu)
  if (cpu > limits.cpuMs + SLACK_MS) finish('interrupted', 'CPU limit reached inside a native operation')
  else if (wall > limits.wallMs + SLACK_MS) finish('interrupted', 'wall-clock limit reached')
  else if (process.memoryUsage.rss() > (limits.memoryMiB + 256) * 1_048_576)
    finish('out-of-memory', 'memory limit of the process reached')
}, TICK_MS)

// Standard input: JSON lines; `{"build": digest, "bytes": n}` is followed by n raw bytes.
let text = Buffer.alloc(0)
let blob
process.stdin.on('data', (chunk) => {
  let rest = chunk
  while (rest.length > 0) {
    if (blob) {
      const part = rest.subarray(0, blob.bytes.length - blob.have)
      blob.bytes.set(part, blob.have)
      blob.have += part.length
      rest = rest.subarray(part.length)
      if (blob.have === blob.bytes.length) {
        builds[blob.digest] = blob.bytes.buffer
        worker?.postMessage({ build: blob.digest, bytes: blob.bytes.buffer })
        blob = undefined
      }
      continue
    }
    const newline = rest.indexOf(10)
    if (newline < 0) {
      text = Buffer.concat([text, rest])
      return
    }
    const line = Buffer.concat([text, rest.subarray(0, newline)]).toString()
    text = Buffer.alloc(0)
    rest = rest.subarray(newline + 1)
    const message = JSON.parse(line)
    if (message.build) {
      blob = { digest: message.build, have: 0, bytes: new Uint8Array(new SharedArrayBuffer(message.bytes)) }
    } else if (message.job) {
      queue.push(message.job)
      next()
    }
  }
})
process.stdin.on('end', () => process.exit(0))

worker = startWorker()
worker.postMessage({ warm: WARM })
