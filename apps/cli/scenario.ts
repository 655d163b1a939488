import type { Message } from '../server/process.ts'
import { EXIT, type ExitCode } from './exit.ts'
import type { Output } from './output.ts'
import { createProgress } from './progress.ts'

export type Closing = Extract<Message, { event: 'summary' }>

/**
 * How a scenario that was played to its end ends the command: a verdict that differs from the truth is a
 * failure, and so is a member told otherwise than the truth says, so that a script or a build notices.
 */
export const exitCodeOf = ({ summary }: Pick<Closing, 'summary'>): ExitCode =>
  summary.verdicts.wrong === 0 && summary.exposures.wrong === 0 ? EXIT.ok : EXIT.failed

/** Follows what a serving process tells: its address, a scenario's progress, its end. */
export function createWatch(
  output: Output,
  on: { open(url: string): void; summary(closing: Closing): void; playedBefore?(): void },
): { hear(message: Message): void; end(): void } {
  const progress = createProgress(output)
  return {
    hear(message) {
      switch (message.event) {
        case 'listening':
          on.open(message.url)
          break
        case 'progress':
          progress.show(message.phase, message.done, message.total)
          break
        case 'summary':
          progress.end()
          on.summary(message)
          break
        case 'played before':
          on.playedBefore?.()
          break
        case 'failed':
          progress.end()
          output.say(`${message.message} [${message.code}]`)
          break
        case 'started':
          break
      }
    },
    end: () => progress.end(),
  }
}

const share = (value: number): string => `${(value * 100).toFixed(1)}%`

/** The closing summary for a person. */
export function summaryText(summary: Closing['summary']): string {
  const { grouping, verdicts, exposures } = summary
  return [
    `  ${summary.findings} reports: ${summary.accepted} accepted, ${summary.duplicates} duplicates, ${summary.rejected} rejected`,
    `  ${summary.rootCauses} root causes: ${summary.reproduced} reproduced, ${summary.notReproduced} not reproduced, ${summary.intermittent} intermittent, ${summary.outOfThreatModel} out of threat model, ${summary.waiting} waiting`,
    `  ${summary.cases} cases, ${summary.advisories} advisories`,
    `  ${summary.members} members run ${summary.components} components: ${exposures.found} exposures found`,
    `  Against the scenario's truth: grouping ${share(grouping.precision)} precision, ${share(grouping.recall)} recall; verdicts ${verdicts.correct} correct, ${verdicts.wrong} wrong; exposures ${exposures.correct} correct, ${exposures.wrong} wrong`,
    `  ${summary.seconds} seconds`,
  ].join('\n')
}
