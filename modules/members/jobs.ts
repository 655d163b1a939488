import type { Jobs } from '../../platform/jobs/index.ts'
import type { RepairJob } from './service/chains.ts'
import type { Members } from './service/index.ts'
import type { LookUpJob } from './service/questions.ts'
import type { RateJob } from './service/rate.ts'

/** Jobs of this module, each small: what is left is asked for again under the same key. */
export const MEMBERS_QUEUES = [
  // exposure of an inventory's components that were not looked at yet
  { name: 'members.expose', onePerKey: true },
  // what is newly said meets all inventories
  { name: 'members.meet', onePerKey: true },
  // urgency again, when answers or tags changed
  { name: 'members.rate', onePerKey: true },
  // what words for products mean, where nobody looked it up yet
  { name: 'members.resolve', onePerKey: true },
  // how far the repair of a case, or of a vulnerability, came
  { name: 'members.chain', onePerKey: true },
]

/** Each may run twice: exposures are kept one a component and vulnerability. */
export async function membersJobs(jobs: Jobs, members: Members): Promise<void> {
  await jobs.work<{ inventoryId: string }>('members.expose', 1, async (batch) => {
    for (const { data } of batch) await members.exposeInventory(data.inventoryId)
  })
  await jobs.work<{ caseId?: string; organisationId?: string }>('members.meet', 10, async (batch) => {
    for (const { data } of batch) {
      if (data.caseId !== undefined) await members.meetCase(data.caseId)
      else if (data.organisationId !== undefined) await members.meetMember(data.organisationId)
      else await members.meetRecords()
    }
  })
  await jobs.work<RateJob>('members.rate', 1, async (batch) => {
    for (const { data } of batch) await members.rateAgain(data)
  })
  await jobs.work<LookUpJob>('members.resolve', 1, async (batch) => {
    for (const { data } of batch) await members.lookUpWords(data)
  })
  await jobs.work<RepairJob>('members.chain', 20, async (batch) => {
    for (const { data } of batch) await members.followRepair(data)
  })
}
