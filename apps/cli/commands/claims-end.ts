import { claimText } from '../claim-text.ts'
import type { Definition } from '../program.ts'
import type { ClaimView } from '../types.ts'

interface Options {
  outcome: string
  reached: string
  words?: string
  finding?: string[]
}

export const claimsEnd: Definition = {
  name: 'claims end',
  summary: 'end a claim and say what came of it',
  shape: (command) =>
    command
      .argument('<id>')
      .requiredOption('--outcome <outcome>', '"nothing found", "findings reported" or "stopped early"')
      .requiredOption('--reached <depth>', 'none, surface, standard or deep')
      .option('--words <text>', 'what was searched, for whoever comes after')
      .option('--finding <id...>', 'findings it led to'),
  async run({ client, output }, id: string, { outcome, reached, words, finding }: Options) {
    const view = await client().send<ClaimView>('POST', `/v1/scan-claims/${encodeURIComponent(id)}/end`, {
      outcome,
      depthReached: reached,
      ...(words === undefined ? {} : { words }),
      ...(finding === undefined ? {} : { findingIds: finding }),
    })
    output.result(view, claimText(view))
    return undefined
  },
}
