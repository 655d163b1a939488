import { judgementText } from '../judgement.ts'
import type { Definition } from '../program.ts'
import type { ReproductionView } from '../types.ts'

const LOOK_MS = 1000

export const reproductionsRun: Definition = {
  name: 'reproductions run',
  summary: "run a finding's proof again",
  shape: (command) =>
    command.argument('<finding>', 'id of the finding').option('--wait', 'wait for the verdict'),
  async run({ client, output }, finding: string, { wait = false }: { wait?: boolean }) {
    const path = `/v1/findings/${encodeURIComponent(finding)}/reproductions`
    const reply = await client().send<{ reproductionId: string }>('POST', path)
    if (!wait) {
      output.result(reply, `reproduction ${reply.reproductionId} is queued`)
      return undefined
    }
    for (;;) {
      const view = await client().get<ReproductionView>(`/v1/reproductions/${reply.reproductionId}`)
      if (view.judgement !== null || view.state === 'waiting') {
        const waits = `waits: ${view.waitingFor ?? 'no reason given'}`
        output.result(view, view.judgement === null ? waits : judgementText(view.judgement, view.target))
        return view.verdict === 'reproduced' ? 0 : 1
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  },
}
