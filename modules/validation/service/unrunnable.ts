import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import * as store from '../store.ts'
import { sealing, type ValidationDeps } from './deps.ts'

/** Judges without runs: "cannot run", with the reason. */
export function createUnrunnable({
  blobs,
}: ValidationDeps): (tx: Tx, row: store.ReproductionRow, reason: string) => Promise<void> {
  const sealed = sealing(blobs)
  return async (tx, row, reason) => {
    const judgement = {
      judgeVersion: 'prepare',
      verdict: 'cannot run',
      falls: 0,
      runs: 0,
      controls: [],
      reasons: [reason],
      alsoObserved: [],
    }
    await store.setJudged(tx, row.id, {
      verdict: 'cannot run',
      falls: 0,
      runs: 0,
      driver: null,
      resultAddress: await sealed.put(tx, row.id, {
        judgement,
        outcome: null,
        environmentDigest: null,
        closure: {},
        statement: null,
      }),
      judgeVersion: 'prepare',
    })
    await emit(tx, 'reproduction.judged', row.id, {
      findingId: row.finding_id,
      purpose: row.purpose,
      verdict: 'cannot run',
    })
  }
}
