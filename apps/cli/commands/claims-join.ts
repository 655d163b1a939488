import { EXIT } from '../exit.ts'
import type { Definition } from '../program.ts'
import type { JoinReply } from '../types.ts'

const SAID: Record<JoinReply['state'], string> = {
  asked: 'asked; the holder decides. Ask again to see the answer.',
  accepted: 'accepted: the claim is among yours ("tocsin claims list")',
  declined: 'declined',
}

export const claimsJoin: Definition = {
  name: 'claims join',
  summary:
    'ask to hold a claim together with its holder, or see what became of it; exit code 1 when declined',
  shape: (command) => command.argument('<handle>', 'what "claims check" suggested'),
  async run({ client, output }, handle: string) {
    const reply = await client().send<JoinReply>('POST', `/v1/scan-claims/${encodeURIComponent(handle)}/join`)
    output.result(reply, SAID[reply.state])
    return reply.state === 'declined' ? EXIT.failed : undefined
  },
}
