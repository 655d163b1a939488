import type { Definition } from '../program.ts'
import type { LeaseView } from '../types.ts'

export const claimsHeartbeat: Definition = {
  name: 'claims heartbeat',
  summary: 'renew the lease of a claim you hold',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    const path = `/v1/scan-claims/${encodeURIComponent(id)}/heartbeat`
    const lease = await client().send<LeaseView>('POST', path)
    output.result(lease, `held until ${lease.leaseUntil}`)
    return undefined
  },
}
