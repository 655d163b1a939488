import { usage } from '../exit.ts'
import type { Definition } from '../program.ts'
import type { CaseHandover } from '../types.ts'

export const casesHandover: Definition = {
  name: 'cases handover',
  summary: 'print a case as a report for VINCE-NT or for private reporting on GitHub',
  shape: (command) =>
    command
      .argument('<id>', 'the case')
      .argument('<kind>', 'vince (Markdown to paste) or github (body of its API)'),
  async run({ client, output }, id: string, kind: string) {
    if (kind !== 'vince' && kind !== 'github') throw usage('Hand it over to vince or to github.')
    const report = await client().get<CaseHandover>(`/v1/cases/${encodeURIComponent(id)}/handover/${kind}`)
    output.result(report, 'markdown' in report ? report.markdown : JSON.stringify(report, null, 2))
    return undefined
  },
}
