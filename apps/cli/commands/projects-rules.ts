import { maintainersText } from '../claim-text.ts'
import { withQuery } from '../client.ts'
import type { Definition } from '../program.ts'
import type { MaintainersSay } from '../types.ts'

export const projectsRules: Definition = {
  name: 'projects rules',
  summary: 'what the maintainers of a project say: opt out, intake, threat model, severity, pace',
  shape: (command) => command.argument('<target>', 'see "claims check"'),
  async run({ client, output }, target: string) {
    const { maintainersSay } = await client().get<{ maintainersSay: MaintainersSay | null }>(
      withQuery('/v1/project-rules', { target }),
    )
    output.result(
      { maintainersSay },
      maintainersSay === null ? 'they have said nothing here' : maintainersText(maintainersSay),
    )
    return undefined
  },
}
