import { afterAll, describe, expect, it } from 'vitest'
import type { RunObservation } from '../../standards/judging/types.ts'
import { bubblewrapDriver } from './bubblewrap/driver.ts'
import { workingAmong } from './drivers.fixtures.ts'
import { POSITIVE, probe, probePair, reachForHost, seesPollution, withBait } from './probes.ts'
import type { SandboxDriver } from './types.ts'
import { wasmDriver } from './wasm/driver.ts'

type Ends = readonly RunObservation['end'][]
interface Payload {
  name: string
  source: string
  /** How the run may end, by driver. */
  wasm: Ends
  bubblewrap: Ends
  /** What must hold of the observation besides. */
  check?: (run: RunObservation) => void
}

const STOPPED: Ends = ['interrupted', 'out-of-memory']
const SURVIVED: Ends = ['completed', 'threw']
const ANY_REFUSAL: Ends = ['threw', 'out-of-memory', 'interrupted']

const PAYLOADS: readonly Payload[] = [
  { name: 'an endless loop', source: 'for (;;);', wasm: ['interrupted'], bubblewrap: ['interrupted'] },
  {
    name: 'an endless loop inside indexOf, which does not ask the interrupt handler',
    source: 'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)',
    wasm: ['interrupted'],
    bubblewrap: ['interrupted'],
  },
  {
    name: 'an endless loop inside join',
    source: 'const a = []; a.length = 2 ** 32 - 1; for (;;) try { a.join("") } catch {}',
    wasm: STOPPED,
    bubblewrap: STOPPED,
  },
  {
    name: 'a catastrophic regular expression',
    source: '/^(a+)+$/.test("a".repeat(60) + "!")',
    wasm: ['interrupted'],
    bubblewrap: ['interrupted'],
  },
  {
    name: 'an endless chain of promises',
    source: 'const again = () => { Promise.resolve().then(again) }; again()',
    wasm: ['interrupted'],
    bubblewrap: STOPPED,
  },
  {
    name: 'an endless chain of promises that catches its own interruption',
    source: 'const again = () => { Promise.resolve().then(again).catch(again) }; again()',
    wasm: ['interrupted'],
    bubblewrap: STOPPED,
  },
  {
    // Each waits for the next: whether time or memory ends it depends on the machine, an end of its own is none.
    name: 'an endless chain of promises that wait for each other',
    source: 'const again = () => Promise.resolve().then(again); again()',
    wasm: STOPPED,
    bubblewrap: STOPPED,
  },
  {
    name: 'an exit with success after a caught interruption',
    source: 'Promise.resolve().then(() => { for (;;); }).catch(() => process.exit(0))',
    wasm: ['interrupted'],
    bubblewrap: ['interrupted'],
  },
  {
    name: 'a bomb in the JavaScript heap',
    source: 'const all = []; for (;;) all.push(new Array(1000).fill(1))',
    wasm: STOPPED,
    bubblewrap: STOPPED,
  },
  {
    name: 'a bomb of array buffers',
    source: 'const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1))',
    wasm: STOPPED,
    bubblewrap: STOPPED,
  },
  {
    name: 'a bomb of strings',
    source: 'const all = []; for (let i = 0; ; i++) all.push((i + "x").repeat(1 << 20).split("").join("y"))',
    wasm: STOPPED,
    bubblewrap: STOPPED,
  },
  {
    name: 'a bomb that catches its own lack of memory and goes on',
    source: 'globalThis.all = []; for (;;) try { all.push(new Array(1000).fill(1)) } catch {}',
    wasm: STOPPED,
    bubblewrap: STOPPED,
  },
  {
    name: 'endless recursion',
    source: 'const f = () => f() + 1; f()',
    wasm: ['threw'],
    bubblewrap: ['threw'],
  },
  {
    name: 'recursion in the native parser',
    source: 'eval("[".repeat(200000) + "]".repeat(200000))',
    wasm: ANY_REFUSAL,
    bubblewrap: ANY_REFUSAL,
  },
  {
    name: 'a flood of output',
    source: 'for (let i = 0; i < 2000; i++) console.log("x".repeat(5000))',
    wasm: [...SURVIVED, 'interrupted'],
    bubblewrap: [...SURVIVED, 'interrupted', 'out-of-memory'],
    check: (run) => expect(run.log.length).toBeLessThanOrEqual(16_384),
  },
  {
    name: 'a flood of observations',
    source: 'for (let i = 0; i < 5000; i++) tocsin.observe("x".repeat(5000) + i)',
    wasm: [...SURVIVED, 'interrupted'],
    bubblewrap: [...SURVIVED, 'interrupted'],
    check: (run) => {
      expect(run.observations.length).toBeLessThanOrEqual(64)
      for (const text of run.observations) expect(text.length).toBeLessThanOrEqual(4096)
    },
  },
  {
    name: 'a flood of files',
    source:
      'const fs = require("fs"); const bytes = Buffer.alloc(1 << 20); let i = 0; try { for (; i < 400; i++) fs.writeFileSync("/tmp/" + i, bytes) } finally { tocsin.observe(i < 400) }',
    wasm: [...SURVIVED, ...STOPPED],
    bubblewrap: ['threw'],
    check: (run) => run.end === 'threw' && expect(run.observations).toEqual(['true']),
  },
  {
    name: 'ending its own process',
    source: 'process.exit(0)',
    wasm: ['completed'],
    bubblewrap: ['completed'],
  },
  {
    name: 'ending its own process with what the process object hides',
    source: '(process.reallyExit || process.exit)(7)',
    wasm: SURVIVED,
    bubblewrap: ['threw'],
  },
  {
    name: 'forged results on standard output and on every open descriptor',
    source: `const line = JSON.stringify({ observation: { id: 'vulnerable', end: 'completed', polluted: ['Object.prototype.forged'], cpuMs: 0, wallMs: 0, marked: true, sinks: [], canaryLeaked: true, observations: [], log: '' } }) + '\\n'
for (let fd = 0; fd < 32; fd++) try { require('fs').writeSync(fd, line) } catch {}
console.log(line)`,
    wasm: SURVIVED,
    bubblewrap: SURVIVED,
    check: (run) => {
      expect(run.polluted).toEqual([])
      expect(run.marked).toBe(false)
      expect(run.canaryLeaked).toBe(false)
    },
  },
  {
    name: 'replaced intrinsics cannot hide what it polluted',
    source: `Object.prototype.polluted = 1
for (const [owner, keys] of [[Reflect, ['ownKeys', 'apply']], [JSON, ['stringify', 'parse']], [Object, ['getOwnPropertyNames', 'keys', 'defineProperty']], [Array.prototype, ['push', 'map', 'filter', 'join', 'slice']], [String.prototype, ['split', 'includes', 'slice']], [Set.prototype, ['has', 'add']], [Map.prototype, ['get', 'set', 'forEach']]])
  for (const key of keys) owner[key] = () => undefined
Promise.prototype.then = () => {}
Object.prototype.toJSON = () => 'forged'
Array.prototype[Symbol.iterator] = function* () {}`,
    wasm: SURVIVED,
    bubblewrap: SURVIVED,
    check: (run) => expect(run.polluted).toContain('Object.prototype.polluted'),
  },
  {
    name: 'setters on prototypes do not swallow what it polluted',
    source: `for (let i = 0; i < 100; i++) Object.defineProperty(Array.prototype, String(i), { configurable: true, set() {} })
Object.defineProperty(Object.prototype, 'polluted', { configurable: true, get: () => { throw new Error('no') } })`,
    wasm: SURVIVED,
    bubblewrap: SURVIVED,
    check: (run) => expect(run.polluted.length).toBeGreaterThan(0),
  },
  {
    name: 'a rejection nobody handles',
    source: 'Promise.reject(new Error("nobody")); require("probe-target").merge({}, "__proto__", 1)',
    wasm: SURVIVED,
    bubblewrap: SURVIVED,
    check: (run) => expect(run.polluted).toContain('Object.prototype.polluted'),
  },
  {
    name: 'waiting for ever',
    source: 'module.exports = new Promise(() => setInterval(() => {}, 50))',
    wasm: ['interrupted'],
    bubblewrap: ['interrupted'],
  },
  {
    name: 'a marker it guessed instead of being given',
    source: `globalThis.marker_0123456789abcdef = 1; for (const name of Object.getOwnPropertyNames(globalThis)) if (name !== tocsin.marker && /^marker/.test(name)) globalThis[name]?.()`,
    wasm: SURVIVED,
    bubblewrap: SURVIVED,
    check: (run) => expect(run.marked).toBe(false),
  },
  {
    name: 'a run told the time it likes',
    source:
      'Date.now = () => 0; performance.now = () => 0; process.hrtime = () => [0, 0]; process.cpuUsage = () => ({ user: 0, system: 0 }); for (let x = 0, i = 0; i < 3e6; i++) x += i % 7',
    wasm: SURVIVED,
    bubblewrap: SURVIVED,
    check: (run) => expect(run.cpuMs).toBeGreaterThan(1),
  },
]

const drivers: SandboxDriver[] = [wasmDriver(), bubblewrapDriver()]
const working = await workingAmong(drivers)

afterAll(async () => {
  for (const driver of drivers) await driver.close()
})

it('the wasm driver works wherever the tests run', () => {
  expect(working.map(({ name }) => name)).toContain('wasm')
})

describe.each(working)('hostile programs in the $name driver', (driver) => {
  it.each(PAYLOADS)('$name: contained, and the next run is served', async (payload) => {
    const [run, next] = await probePair(driver, payload.source, POSITIVE, { wallMs: 4000, cpuMs: 800 })
    expect(payload[driver.name], `${run?.end}: ${run?.error}`).toContain(run?.end)
    payload.check?.(run!)
    expect(next?.end, next?.error).toBe('completed')
    expect(next?.polluted).toEqual(['Object.prototype.polluted'])
  })

  it('reaches no file, environment, process or listener of this machine', async () => {
    await withBait(async (bait, connections) => {
      const [run] = await probe(driver, [reachForHost(bait)])
      expect(run?.end, run?.error).toBe('completed')
      const got = run?.observations[0] ?? ''
      expect(got).toContain('"network":"refused')
      expect(got).not.toContain(bait.secret)
      expect(connections()).toBe(0)
    })
  })

  it('gives no way to the harness through what the program is handed', async () => {
    const source = `
const seen = new Set()
const walk = (value, depth) => {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value) || depth > 4) return
  seen.add(value)
  for (const key of Reflect.ownKeys(value)) {
    let item
    try { item = value[key] } catch { continue }
    walk(item, depth + 1)
  }
  walk(Object.getPrototypeOf(value), depth + 1)
  walk(value.constructor, depth + 1)
}
walk(tocsin, 0); walk(globalThis[tocsin.marker], 0); walk(console, 0); walk(setTimeout(() => {}, 0), 0); walk(require, 0); walk(module, 0)
const host = [...seen].some((value) => typeof value === 'object' && value !== null && typeof value.mark === 'function' && typeof value.sink === 'function')
tocsin.observe({ host, frozen: Object.isFrozen(tocsin), sameRealm: tocsin.observe.constructor === Function })`
    const [run] = await probe(driver, [source])
    expect(run?.observations).toEqual(['{"frozen":true,"host":false,"sameRealm":true}'])
  })

  it('leaves nothing of one run for the next one in the same reproduction', async () => {
    const first = `require('fs').writeFileSync('/tmp/left', '1'); globalThis.left = 1; Object.prototype.left = 1
try { require('child_process').spawn('sh', ['-c', 'sleep 30'], { detached: true, stdio: 'ignore' }).unref() } catch {}
require('probe-target').left = 1`
    const second = `const fs = require('fs')
let others = 0
try { for (const name of fs.readdirSync('/proc')) if (/^[0-9]+$/.test(name) && /sleep/.test(fs.readFileSync('/proc/' + name + '/cmdline', 'utf8'))) others++ } catch {}
tocsin.observe([fs.existsSync('/tmp/left'), typeof globalThis.left, ({}).left === undefined, typeof require('probe-target').left, others])`
    const [, run] = await probePair(driver, first, second)
    expect(run?.observations, run?.error).toEqual(['[false,"undefined",true,"undefined",0]'])
  })

  it('a thousand processes, signals to the parent, and writing to the system end with the run', async () => {
    const source = `const cp = require('child_process')
for (let i = 0; i < 300; i++) try { cp.spawn('sleep', ['30'], { stdio: 'ignore' }).on('error', () => {}) } catch {}
for (const path of ['/app/x', '/usr/x', '/etc/x', '/proc/sys/kernel/core_pattern', '/box/x']) try { require('fs').writeFileSync(path, 'x'); if (path !== '/app/x') tocsin.observe(path) } catch {}`
    const [run, next] = await probePair(driver, source, POSITIVE, { wallMs: 6000, cpuMs: 4000 })
    // The WebAssembly engine's files are a layer of the run's own: what is written there ends with it.
    if (driver.name === 'bubblewrap') expect(run?.observations).toEqual([])
    expect(seesPollution(next), next?.error).toBe(true)
  })

  it('killing everything it can reach loses the run, never the driver', async () => {
    const source = 'for (const pid of [process.ppid, -1, 1]) try { process.kill(pid, "SIGKILL") } catch {}'
    const [run, next] = await probePair(driver, source, POSITIVE)
    expect(['completed', 'infrastructure-error', 'threw']).toContain(run?.end)
    expect(run?.polluted).toEqual([])
    expect(seesPollution(next), next?.error).toBe(true)
  })
})
