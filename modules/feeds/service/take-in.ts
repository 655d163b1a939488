import { gzipSync } from 'node:zlib'
import type { Tx } from '../../../platform/db/index.ts'
import { arrival } from '../rules/index.ts'
import * as answers from '../store/answers.ts'
import type { Rejection, Tally } from '../store/feeds.ts'
import { putCatalogue, putProducts } from '../store/products.ts'
import * as store from '../store/records.ts'
import type { Arrival } from './contents.ts'
import type { Unit } from './units.ts'

export const noTally = (): Tally => ({
  records: 0,
  added: 0,
  changed: 0,
  same: 0,
  older: 0,
  rejected: 0,
  answers: 0,
  verified: 0,
})

export interface TakenIn {
  tally: Tally
  rejections: Rejection[]
  /** Newest instant the data name. */
  asOf: Date | undefined
  /** Edition of a whole catalogue. */
  version: string | undefined
}

/**
 * Takes units of one source in, in the caller's transaction. What is there already stays as it is, so that
 * doing it twice adds nothing.
 */
export async function takeIn(tx: Tx, source: string, units: readonly Unit[]): Promise<TakenIn> {
  const tally = noTally()
  const rejections: Rejection[] = []
  let asOf: Date | undefined
  const seen = (at: Date) => {
    if (asOf === undefined || at > asOf) asOf = at
  }
  const { fresh, changed } = await sort(
    tx,
    source,
    units.flatMap(({ records }) => records),
    tally,
  )
  const taken = [...fresh, ...changed]
  await store.putRecords(
    tx,
    source,
    taken.map((record) => ({ ...record, body: gzipSync(record.bytes) })),
  )
  if (changed.length > 0)
    tally.answers += await answers.forgetAnswersOf(
      tx,
      source,
      changed.map(({ id }) => id),
    )
  // What stands in a record is the record's, and counts with it; catalogues count entry by entry.
  tally.answers += await answers.putKev(
    tx,
    source,
    taken.flatMap(({ kev }) => kev),
  )
  tally.answers += await answers.putSsvc(
    tx,
    source,
    taken.flatMap(({ ssvc }) => ssvc),
  )
  let version: string | undefined
  for (const unit of units) {
    if (unit.verified) tally.verified += 1
    for (const { modified } of unit.records) if (modified) seen(modified)
    for (const row of unit.epss) seen(new Date(row.asOf))
    // What may be cut off says of no instant that it is all there was.
    if (unit.catalogue) seen(unit.catalogue.asOf)
    const put =
      (await answers.putKev(tx, source, unit.kev)) +
      (await answers.putEpss(tx, source, unit.epss)) +
      (await answers.putSsvc(tx, source, unit.ssvc))
    const entries = unit.kev.length + unit.epss.length + unit.ssvc.length
    tally.records += entries
    tally.changed += put
    tally.same += entries - put
    tally.answers += put
    if (unit.catalogue) {
      version = unit.catalogue.version
      tally.answers += await answers.forgetKevBefore(tx, source, unit.catalogue.asOf)
      await putCatalogue(tx, source, unit.products ?? [])
    } else await putProducts(tx, source, unit.products ?? [], [])
    if (unit.problem === undefined) continue
    tally.rejected += 1
    rejections.push({ position: unit.next, name: unit.name, problem: unit.problem })
  }
  return { tally, rejections, asOf, version }
}

/** Records that are new or newer than what is held; of several editions of one, the one that wins. */
async function sort(
  tx: Tx,
  source: string,
  records: readonly Arrival[],
  tally: Tally,
): Promise<{ fresh: Arrival[]; changed: Arrival[] }> {
  const held = await store.heldEditions(tx, source, [...new Set(records.map(({ id }) => id))])
  const current = new Map(held)
  const winners = new Map<string, Arrival>()
  for (const record of records) {
    tally.records += 1
    const verdict = arrival(current.get(record.id), record)
    if (verdict === 'same' || verdict === 'older') {
      tally[verdict] += 1
      continue
    }
    tally[verdict === 'new' ? 'added' : 'changed'] += 1
    current.set(record.id, record)
    winners.set(record.id, record)
  }
  const all = [...winners.values()]
  return {
    fresh: all.filter(({ id }) => !held.has(id)),
    changed: all.filter(({ id }) => held.has(id)),
  }
}
