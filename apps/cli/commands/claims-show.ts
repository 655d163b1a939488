import { claimText } from '../claim-text.ts'
import type { Definition } from '../program.ts'
import type { ClaimView } from '../types.ts'

export const claimsShow: Definition = {
  name: 'claims show',
  summary: 'show a claim, and who asks to join it',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    const view = await client().get<ClaimView>(`/v1/scan-claims/${encodeURIComponent(id)}`)
    output.result(view, claimText(view))
    return undefined
  },
}
