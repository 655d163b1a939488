import { gunzipSync } from 'node:zlib'
import { system } from '../../../platform/access/actor.ts'
import { emit } from '../../../platform/events/index.ts'
import type { Form } from '../rules/index.ts'
import { recordsByOlderRules, rederive, settleRules } from '../store/records.ts'
import { readAgain } from './contents.ts'
import type { FeedsDeps } from './deps.ts'

const BATCH = 200
/** One spell, milliseconds: whoever wakes the feeds comes again in a minute. */
const SPELL = 20_000

/**
 * Makes the rows beside records anew where older rules made them, from the records themselves: what is derived is
 * never mended by hand. Interrupted anywhere it goes on; two that do it at once take different records.
 * @returns how many were made anew
 */
export async function renew({ db, sources }: Pick<FeedsDeps, 'db' | 'sources'>): Promise<number> {
  const forms = new Map<string, Form>(sources.map(({ records, form }) => [records, form]))
  const formOf = (source: string) => forms.get(source) ?? (source.startsWith('csaf-') ? 'csaf' : undefined)
  const until = performance.now() + SPELL
  let count = 0
  while (performance.now() < until) {
    const done = await db.as(system, async (tx) => {
      const rows = await recordsByOlderRules(tx, BATCH)
      for (const source of new Set(rows.map((row) => row.source))) {
        const own = rows.filter((row) => row.source === source)
        const form = formOf(source)
        const again = own.flatMap(({ id, body }) => {
          const read = form && readAgain(form, gunzipSync(body))
          return read?.id === id ? [read] : []
        })
        await rederive(tx, source, again)
        // What these rules cannot read stays as it is, and is not looked at for ever.
        await settleRules(
          tx,
          source,
          own.map(({ id }) => id),
        )
        if (again.length > 0) await emit(tx, 'feeds.taken-in', null, { feed: source, taken: again.length })
      }
      return rows.length
    })
    count += done
    if (done === 0) break
  }
  return count
}
