// First process of a box: takes one job at a time from standard input, runs it as a process of its own,
// cleans up after it and says on standard output what was seen. Everything it says is checked by the driver.
'use strict'
const { spawn } = require('node:child_process')
const { randomBytes } = require('node:crypto')
const fs = require('node:fs')
const { createInterface } = require('node:readline')

const WEB_ROOT = '/srv/www'
const POLL_MS = 20
/** Kernel clock ticks: USER_HZ is 100 on every Linux that bubblewrap runs on. */
const TICK_MS = 10
const ASAN = 'exitcode=99:detect_leaks=0:abort_on_error=0:log_path=/tmp/report'

const say = (message) => fs.writeSync(1, `${JSON.stringify(message)}\n`)

const cpuOf = (pid) => {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return {
      own: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
      waited: (Number(fields[13]) + Number(fields[14])) * TICK_MS,
    }
  } catch {
    return { own: 0, waited: 0 }
  }
}

const empty = (dir) => {
  for (const name of fs.readdirSync(dir)) fs.rmSync(`${dir}/${name}`, { recursive: true, force: true })
}

/** Nothing of a run may meet the next one: no process, no file. */
function cleanUp() {
  try {
    process.kill(-1, 'SIGKILL')
  } catch {}
  for (const dir of ['/tmp', '/dev/shm', '/srv']) {
    try {
      empty(dir)
    } catch {}
  }
}

/** Collects bounded output and looks for the secret in all of it. */
function listener(limit, secret) {
  let kept = ''
  let tail = ''
  let leaked = false
  return {
    hear: (chunk) => {
      const text = chunk.toString('utf8')
      leaked ||= (tail + text).includes(secret)
      tail = (tail + text).slice(-secret.length)
      if (kept.length < limit) kept += text.slice(0, limit - kept.length)
    },
    text: () => kept,
    leaked: () => leaked,
  }
}

function perform(job) {
  const secret = randomBytes(16).toString('hex')
  const token = randomBytes(16).toString('hex')
  const canaryPath = `/srv/private/canary-${randomBytes(4).toString('hex')}.txt`
  fs.mkdirSync(WEB_ROOT, { recursive: true })
  fs.mkdirSync('/srv/private', { recursive: true })
  fs.writeFileSync(`${WEB_ROOT}/index.html`, '<!doctype html><title>index</title><p>index</p>\n')
  fs.writeFileSync(canaryPath, `${secret}\n`)

  const native = job.language === 'c'
  const command = native
    ? job.command
    : [process.execPath, `--max-old-space-size=${job.limits.memoryMiB}`, '--no-warnings', '/box/harness.cjs']
  const input = native
    ? Buffer.from(job.source, 'base64')
    : Buffer.from(JSON.stringify({ ...job, token, canaryPath, webRoot: WEB_ROOT }))
  const env = native
    ? { ...process.env, ASAN_OPTIONS: `${ASAN}:symbolize=${job.symbolize ? 1 : 0}` }
    : process.env

  return new Promise((resolve) => {
    const started = process.hrtime.bigint()
    const waitedBefore = cpuOf('self').waited
    const child = spawn(command[0], command.slice(1), {
      cwd: native ? '/tmp' : job.root,
      env,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    })
    const log = listener(job.limits.outputBytes, secret)
    const report = listener(2_000_000, secret)
    child.stdout.on('data', log.hear)
    child.stderr.on('data', log.hear)
    child.stdio[3].on('data', report.hear)
    for (const stream of child.stdio) stream.on('error', () => {})
    child.stdin.end(input)
    const wallMs = () => Number(process.hrtime.bigint() - started) / 1e6
    let interrupted
    const watch = setInterval(() => {
      if (wallMs() >= job.limits.wallMs) interrupted = 'wall-clock limit reached'
      // A JavaScript program's own CPU time excludes loading; only the process as a whole can be watched here.
      else if (cpuOf(child.pid).own >= job.limits.cpuMs + (native ? 0 : job.slackMs))
        interrupted = 'CPU limit reached'
      if (interrupted) child.kill('SIGKILL')
    }, POLL_MS)
    child.on('error', (error) => {
      clearInterval(watch)
      resolve({ ...nothing(job), end: 'infrastructure-error', error: String(error) })
    })
    child.on('close', (code, signal) => {
      clearInterval(watch)
      const wall = wallMs()
      const cpu = Math.min(wall, cpuOf('self').waited - waitedBefore)
      const base = { ...nothing(job), wallMs: wall, cpuMs: cpu, log: log.text(), canaryLeaked: log.leaked() }
      const seen = native ? readNative(code, signal, job) : readReport(report, token, code, signal)
      const ended = { ...base, ...seen, canaryLeaked: log.leaked() || report.leaked() }
      if (interrupted && seen.end !== 'completed') {
        Object.assign(ended, { end: 'interrupted', error: interrupted, cpuMs: cpu })
      }
      resolve(ended)
    })
  })
}

const nothing = (job) => ({
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
})

const howEnded = (code, signal) =>
  signal ? `the process was ended by ${signal}` : `the process ended with code ${code}`

/** The harness's line, recognised by its token. Without one the process did not live to tell. */
function readReport(report, token, code, signal) {
  for (const line of report.text().split('\n')) {
    if (!line.startsWith(token)) continue
    try {
      const { before, after, ...seen } = JSON.parse(line.slice(token.length))
      const known = new Set(before.split('\n'))
      const appeared = after.split('\n').filter((key) => !known.has(key))
      return { ...seen, polluted: appeared.slice(0, 64).map((key) => key.slice(0, 256)) }
    } catch {}
  }
  if (signal === 'SIGABRT' || code === 134) return { end: 'out-of-memory', error: howEnded(code, signal) }
  return { end: 'threw', error: `${howEnded(code, signal)} before it could report` }
}

/** The class comes from the sanitizer's own report file, and only with its exit code: never from a signal. */
function readNative(code, signal, job) {
  if (job.stub) return {}
  let text = ''
  for (const name of fs.readdirSync('/tmp')) {
    if (name.startsWith('report.')) text = fs.readFileSync(`/tmp/${name}`, 'utf8').slice(0, 32_768)
  }
  const found = /ERROR: AddressSanitizer:? ([A-Za-z][A-Za-z-]{2,60})/.exec(text)
  if (code === 99 && found) {
    const [line] = text.slice(found.index).split('\n')
    return {
      end: 'threw',
      sanitizer: found[1],
      error: line.slice(0, 2048),
      ...(job.symbolize ? { log: text } : {}),
    }
  }
  if (code === 0) return {}
  return { end: 'threw', error: howEnded(code, signal) }
}

async function main() {
  cleanUp()
  say({ ready: true })
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const observation = await perform(JSON.parse(line))
    cleanUp()
    say({ observation })
  }
}
main().catch((error) => {
  fs.writeSync(2, String(error))
  process.exit(70)
})
