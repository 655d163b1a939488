import { claimText } from '../claim-text.ts'
import { usage } from '../exit.ts'
import type { Definition } from '../program.ts'
import type { ClaimView } from '../types.ts'

export const claimsAnswer: Definition = {
  name: 'claims answer',
  summary: 'let an organisation that asked join a claim of yours, or decline',
  shape: (command) =>
    command
      .argument('<id>', 'your claim')
      .argument('<join>', 'who asked: the id in "claims show"')
      .argument('<answer>', 'accept or decline'),
  async run({ client, output }, id: string, join: string, answer: string) {
    if (answer !== 'accept' && answer !== 'decline') throw usage('The answer is accept or decline.')
    const path = `/v1/scan-claims/${encodeURIComponent(id)}/joins/${encodeURIComponent(join)}`
    const view = await client().send<ClaimView>('POST', path, { accept: answer === 'accept' })
    output.result(view, claimText(view))
    return undefined
  },
}
