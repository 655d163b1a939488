import { type ClaimOptions, claimOptions, overlapOf, TAKEN, takeClaim } from '../claim-body.ts'
import { claimText, maintainersText, overlapText } from '../claim-text.ts'
import type { Definition } from '../program.ts'

export const claimsTake: Definition = {
  name: 'claims take',
  summary: 'claim a target before searching it; exit code 1 when it is taken',
  shape: (command) => claimOptions(command.argument('<target>', 'see "claims check"')),
  async run({ client, output }, target: string, options: ClaimOptions) {
    try {
      const taken = await takeClaim(client(), target, options)
      output.result(taken, claimText(taken.claim))
      if (taken.maintainersSay) output.say(maintainersText(taken.maintainersSay))
      return undefined
    } catch (error) {
      const refused = overlapOf(error)
      if (!refused) throw error
      output.result(refused, overlapText(refused.overlap))
      return TAKEN
    }
  },
}
