import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApp } from '../apps.ts'
import { EXIT, failed } from '../exit.ts'
import type { Definition } from '../program.ts'
import { type Closing, createWatch, exitCodeOf, summaryText } from '../scenario.ts'

interface Options {
  scenario: string
  keep?: boolean
}

/** Where many proofs wait, grouping has words alone: hundreds of lines would hide the summary. */
const MISPLACED_SHOWN = 20

/** Plays a scenario in a house of its own and prints its summary. */
export const demo: Definition = {
  name: 'demo',
  summary: 'play a scenario and compare the outcome with its truth',
  shape: (command) =>
    command
      .option('--scenario <file>', 'a scenario in the format of docs/scenario-format.md', 'first-run')
      .option('--keep', 'keep the house open afterwards, until Ctrl-C')
      .addHelpText(
        'after',
        "\nExit codes: 0 every verdict and every exposure is as the scenario's truth says, 1 one is not (verdicts.wrong and exposures.wrong in the summary) or the scenario did not reach its end. The summary is printed either way, last.",
      ),
  async run({ output }, { scenario, keep = false }: Options) {
    const own = process.env.TOCSIN_DATA_DIR ? undefined : mkdtempSync(join(tmpdir(), 'tocsin-demo-'))
    let closing: Closing | undefined
    let playedBefore = false
    const print = ({ summary, wrong, misplaced, wrongExposures, remarks }: Closing) => {
      for (const line of remarks) output.say(line)
      for (const verdict of wrong) output.say(`wrong verdict: ${JSON.stringify(verdict)}`)
      for (const exposure of wrongExposures) output.say(`wrong exposure: ${JSON.stringify(exposure)}`)
      for (const { report, label, with: others } of misplaced.slice(0, MISPLACED_SHOWN))
        output.say(
          `grouped otherwise than its truth: ${report} (${label}) is with ${others.join(', ') || 'nobody'}`,
        )
      if (misplaced.length > MISPLACED_SHOWN)
        output.say(`… and ${misplaced.length - MISPLACED_SHOWN} more grouped otherwise`)
      output.result(summary, summaryText(summary))
    }
    const watch = createWatch(output, {
      open: (url) => output.say(`Tocsin is open at ${url}`),
      summary(heard) {
        closing = heard
        if (keep) print(heard)
      },
      playedBefore: () => {
        playedBefore = true
      },
    })
    try {
      const code = await startApp('server/serve-process', {
        args: ['--scenario', scenario, ...(keep ? [] : ['--exit'])],
        env: {
          ...process.env,
          ...(own === undefined ? {} : { TOCSIN_DATA_DIR: own }),
          // Any free port: another house may be open on the usual one.
          TOCSIN_PORT: process.env.TOCSIN_PORT ?? '0',
          TOCSIN_LOG_LEVEL: process.env.TOCSIN_LOG_LEVEL ?? 'warn',
          ...(keep ? { TOCSIN_DEMONSTRATION: 'true' } : {}),
        },
        stdout: 'stderr',
        onMessage: watch.hear,
      })
      watch.end()
      if (playedBefore && !keep) {
        throw failed(
          `${process.env.TOCSIN_DATA_DIR} has played this scenario before: choose an empty directory with TOCSIN_DATA_DIR.`,
        )
      }
      if (keep) return code === 0 && closing !== undefined ? exitCodeOf(closing) : code
      if (closing === undefined) throw failed('The scenario did not reach its end.')
      // Standard output's last line, after everything the house had to say.
      print(closing)
      return code === 0 ? exitCodeOf(closing) : EXIT.failed
    } finally {
      if (own !== undefined) rmSync(own, { recursive: true, force: true })
    }
  },
}
