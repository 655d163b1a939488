import type { Definition } from '../program.ts'

export const projectsRemoveMaintainer: Definition = {
  name: 'projects remove-maintainer',
  summary: 'withdraw that an organisation speaks for a project; its rules stay until they are set anew',
  shape: (command) => command.argument('<id>', 'the id in "projects maintainers"'),
  async run({ client, output }, id: string) {
    await client().send('DELETE', `/v1/project-maintainers/${encodeURIComponent(id)}`)
    output.result({ removed: id }, 'withdrawn')
    return undefined
  },
}
