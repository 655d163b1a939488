import type { Definition } from '../program.ts'
import type { ProjectMaintainer } from '../types.ts'

export const projectsNameMaintainer: Definition = {
  name: 'projects name-maintainer',
  summary: 'name the organisation that speaks for a project: it then sets the rules',
  shape: (command) =>
    command
      .argument('<target>', 'see "claims check"')
      .argument('<organisation>', 'exactly as it is named in this house'),
  async run({ client, output }, target: string, organisation: string) {
    const body = { target, organisation }
    const named = await client().send<ProjectMaintainer>('POST', '/v1/project-maintainers', body)
    output.result(named, `${named.organisation} speaks for ${named.line} (${named.id})`)
    return undefined
  },
}
