import { judgeReach, summary } from '../judge-probes.ts'
import { POSITIVE, probe, reachForHost, seesPollution, withBait } from '../probes.ts'
import type { SandboxDriver, SelfTest } from '../types.ts'

/** Said in every verdict; the self-test and the hostile suite hold this list to account. */
export const CONTAINS = [
  'no network, no file, no environment of this machine: the engine has no such door',
  'commands are recorded, never run; the process around the engine may start nothing, write nothing, read only its own code',
  'memory: hard maximum of the engine, and of the process around it',
  'CPU and wall clock: engine, supervisor thread and process each stop a run',
] as const

export const LEAVES_OPEN = [
  'the process around the engine: a flaw in V8 and QuickJS at once would reach what the account that started it may do',
  'a program that recognises its target can behave differently for the stub',
] as const

export async function selfTest(driver: SandboxDriver): Promise<SelfTest> {
  return withBait(async (bait, connections) => {
    const [reach, loop, native, bomb, after] = await probe(
      driver,
      [
        reachForHost(bait),
        'for (;;);',
        'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)',
        'const all = []; for (;;) all.push(new Array(1000).fill(1))',
        POSITIVE,
      ],
      { wallMs: 4000, cpuMs: 400 },
    )
    const findings = [
      ...judgeReach(reach, bait.secret, connections()),
      {
        holds: loop?.end === 'interrupted' && native?.end === 'interrupted',
        contained: 'endless loops are stopped, in programs and in native functions',
        open: 'an endless loop was not stopped',
      },
      {
        holds: bomb?.end === 'out-of-memory' || bomb?.end === 'interrupted',
        contained: 'memory has a hard maximum',
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
      'The WebAssembly engine does not hold on this machine: report this with the Node version.',
    )
  })
}
