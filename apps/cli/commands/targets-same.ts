import type { Definition } from '../program.ts'
import type { TargetNames } from '../types.ts'

export const targetsSame: Definition = {
  name: 'targets same',
  summary: 'state that several targets are one source: a claim on one then stands for all',
  shape: (command) =>
    command.argument('<target...>', 'two or more; see "claims check"').option('--reason <text>', 'why'),
  async run({ client, output }, targets: string[], { reason }: { reason?: string }) {
    const names = await client().send<TargetNames>('POST', '/v1/target-names', {
      targets,
      ...(reason === undefined ? {} : { reason }),
    })
    output.result(names, `statement ${names.id}: ${names.lines.join(' = ')}`)
    return undefined
  },
}
