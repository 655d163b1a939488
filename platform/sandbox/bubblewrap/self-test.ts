import { doesNotWork, judgeReach, summary } from '../judge-probes.ts'
import { POSITIVE, probe, reachForHost, seesPollution, withBait } from '../probes.ts'
import type { SandboxDriver, SelfTest } from '../types.ts'
import { findProgram } from './machine.ts'

/** Said in every verdict; the self-test and the hostile suite hold this list to account. */
export const CONTAINS = [
  'own user, process, network, IPC, host name and control group namespaces; no capability, no new privilege',
  'system call filter: no mounts, namespaces, ptrace, keys, bpf, io_uring, userfaultfd, perf, raw or vsock sockets',
  'read-only system, sized memory file systems, an account of its own when started by root',
  'rlimits for processes, files and cores; a watchdog for memory and CPU',
] as const

export const LEAVES_OPEN = [
  'the kernel itself: programs call the system calls that are left directly',
  'total memory is watched every 20 ms, not bounded by a control group',
  'a JavaScript program shares its process with its observer and could report falsely about itself',
  'a program that recognises its target can behave differently for the stub',
] as const

const CONFINEMENT = `
const fs = require('fs'); const { spawnSync } = require('child_process')
const status = fs.readFileSync('/proc/self/status', 'utf8')
const field = (name) => (new RegExp('^' + name + ':\\\\s*(\\\\S+)', 'm').exec(status) || [])[1]
const writes = (path) => { try { fs.writeFileSync(path, 'x'); return true } catch { return false } }
tocsin.observe({
  root: process.getuid() === 0, capabilities: field('CapEff'), bounding: field('CapBnd'),
  privileges: field('NoNewPrivs'), filter: field('Seccomp'),
  namespace: spawnSync('unshare', ['-U', 'true']).status === 0,
  mount: spawnSync('mount', ['-t', 'tmpfs', 'x', '/tmp']).status === 0,
  writes: ['/proc/sys/kernel/core_pattern', '/app/x', '/usr/x', '/etc/x', '/x', '/dev/x'].filter(writes),
  processes: fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)).length,
})`

/** Exactly what CONFINEMENT must observe, but for the number of processes. */
const CONFINED =
  /"bounding":"0+","capabilities":"0+","filter":"2","mount":false,"namespace":false,"privileges":"1","processes":\d{1,2},"root":false,"writes":\[\]/

export async function selfTest(driver: SandboxDriver): Promise<SelfTest> {
  if (process.platform !== 'linux') {
    return doesNotWork('bubblewrap runs on Linux only. JavaScript targets run in the wasm driver here.', [])
  }
  if (!findProgram('bwrap')) {
    return doesNotWork(
      'Install bubblewrap 0.8 or newer: "apt install bubblewrap" or "dnf install bubblewrap".',
      [],
    )
  }
  try {
    return await tryProbes(driver)
  } catch (error) {
    return doesNotWork(mending(error instanceof Error ? error.message : String(error)), [])
  }
}

function tryProbes(driver: SandboxDriver): Promise<SelfTest> {
  return withBait(async (bait, connections) => {
    const [reach, confined] = await probe(driver, [reachForHost(bait), CONFINEMENT])
    const [loop, bomb, after] = await probe(
      driver,
      ['for (;;);', 'const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1))', POSITIVE],
      { wallMs: 4000, cpuMs: 400 },
    )
    const findings = [
      ...judgeReach(reach, bait.secret, connections()),
      {
        holds: CONFINED.test(confined?.observations[0] ?? ''),
        contained: CONTAINS[0],
        open: `the box is not closed: ${(confined?.observations[0] ?? confined?.error ?? 'no answer').slice(0, 150)}`,
      },
      {
        holds: loop?.end === 'interrupted',
        contained: 'endless loops are stopped',
        open: 'an endless loop was not stopped',
      },
      {
        holds: bomb?.end === 'out-of-memory',
        contained: 'memory is watched',
        open: 'memory was not limited',
      },
      {
        holds: seesPollution(after),
        contained: 'it still serves and sees after all this',
        open: 'it did not serve the next run',
      },
    ]
    return summary(
      findings,
      LEAVES_OPEN,
      'bubblewrap starts but does not close every wall here: use the wasm driver on this machine.',
    )
  })
}

/** What bwrap's own words mean for the person who runs this machine. */
export function mending(words: string): string {
  if (/Unknown option|unrecognized option/i.test(words)) {
    return 'This bubblewrap is too old: 0.8 or newer is needed.'
  }
  if (/namespace|uid map|Operation not permitted|Permission denied|userns/i.test(words)) {
    return (
      'This machine refuses user namespaces, as containers do. On a host: "sysctl kernel.unprivileged_userns_clone=1", ' +
      'on Ubuntu "sysctl kernel.apparmor_restrict_unprivileged_userns=0". In a container: run it privileged, or use the wasm driver. ' +
      `(${words.slice(0, 200)})`
    )
  }
  return `bubblewrap does not start here: ${words.slice(0, 300)}`
}
