import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import * as answers from '../store/answers.ts'
import { fail, findFeed, lockFeed, settle } from '../store/feeds.ts'
import { localContent } from './contents.ts'
import type { FeedsDeps } from './deps.ts'
import { LocalError, type ReferenceFile } from './local.ts'
import { takeIn } from './take-in.ts'

/** Answers about single CVEs, as the priority rule reads them; undefined: nobody said. */
export interface Answers {
  kev(
    cve: string,
  ): { listed: boolean; dateAdded?: string | undefined; source: string; asOf: string } | undefined
  epss(cve: string): { epss: number; percentile: number; source: string; asOf: string } | undefined
  ssvc(cve: string): Partial<SsvcAnswers> | undefined
}

interface Said<Value> {
  value: Value
  basis: 'published' | 'measured' | 'stated by a person'
  source: string
  asOf: string
}
interface SsvcAnswers {
  exploitation: Said<'none' | 'public poc' | 'active'>
  automatable: Said<'no' | 'yes'>
  technicalImpact: Said<'partial' | 'total'>
  mission: Said<'low' | 'medium' | 'high'>
}

export interface Referring {
  /** What the feeds say of these CVEs, in the caller's transaction. */
  answersFor(tx: Tx, cves: readonly string[]): Promise<Answers>
  /** Takes in what somebody gives by hand: a scenario, or `reference.json`. */
  takeLocal(given: ReferenceFile): Promise<void>
  /** Takes in the file if it is there and is not what was taken in before; what is wrong with it stands in the feed. */
  adoptLocal(path: string): Promise<void>
}

const MEMBER = {
  exploitation: 'exploitation',
  automatable: 'automatable',
  'technical impact': 'technicalImpact',
  mission: 'mission',
} as const

export function createReferring({ db, clock }: Pick<FeedsDeps, 'db' | 'clock'>): Referring {
  async function take(text: string, mark: string | null): Promise<void> {
    const content = localContent(text)
    if (content.problem !== undefined) throw new LocalError(`reference.json: ${content.problem}`)
    await db.as(system, async (tx) => {
      await lockFeed(tx, 'local')
      const { tally, asOf } = await takeIn(tx, 'local', [{ ...content, name: 'reference.json', next: 1 }])
      await settle(tx, 'local', { mark, asOf }, clock.now())
      if (tally.answers > 0) await emit(tx, 'feeds.updated', null, { feed: 'local', answers: tally.answers })
      const taken = content.records.length === 0 ? 0 : tally.added + tally.changed
      if (taken > 0) await emit(tx, 'feeds.taken-in', null, { feed: 'local', taken })
    })
  }
  return {
    async answersFor(tx, cves) {
      const { kev, epss, ssvc } = await answers.answersFor(tx, cves)
      // A catalogue that was taken in whole and does not list a CVE says that it is not listed.
      const catalogue = await findFeed(tx, 'kev')
      const silence =
        catalogue?.as_of && catalogue.last_success_at
          ? {
              listed: false,
              source: `CISA catalogue of known exploited vulnerabilities${catalogue.mark ? `, version ${catalogue.mark}` : ''}`,
              asOf: day(catalogue.as_of),
            }
          : undefined
      return {
        kev: (cve) => newestKev(kev, cve, silence),
        epss(cve) {
          const row = epss.find((one) => one.cve === cve)
          return row && { epss: row.epss, percentile: row.percentile, source: row.provider, asOf: row.as_of }
        },
        ssvc: (cve) => pointsOf(ssvc, cve),
      }
    },
    takeLocal: (given) => take(JSON.stringify(given), null),
    async adoptLocal(path) {
      if (!existsSync(path)) return
      const text = readFileSync(path, 'utf8')
      const mark = createHash('sha256').update(text).digest('hex')
      const row = await db.as(system, (tx) => findFeed(tx, 'local'))
      if (row?.mark === mark) return
      try {
        await take(text, mark)
      } catch (error) {
        if (!(error instanceof LocalError)) throw error
        // A house starts without its extras, and says what is wrong with them where feeds are shown.
        await db.as(system, async (tx) => {
          await lockFeed(tx, 'local')
          const now = clock.now()
          await fail(tx, 'local', { error: error.message, keep: null, run: null, notBefore: now, now })
        })
      }
    },
  }
}

const day = (at: Date): string => at.toISOString().slice(0, 10)

type Kev = NonNullable<ReturnType<Answers['kev']>>

/** The newest word counts; of two of one day, that it is listed. */
function newestKev(
  rows: readonly answers.KevAnswer[],
  cve: string,
  silence: Kev | undefined,
): Kev | undefined {
  const own = rows.filter((row) => row.cve === cve)
  const said: Kev[] = own.map(({ listed, date_added, provider, as_of }) => ({
    listed,
    ...(date_added === null ? {} : { dateAdded: date_added }),
    source: provider,
    asOf: day(as_of),
  }))
  if (silence && !own.some(({ source }) => source === 'kev')) said.push(silence)
  const order = ({ asOf, listed }: Kev) => `${asOf} ${listed ? 1 : 0}`
  return said.sort((a, b) => (order(a) < order(b) ? 1 : -1))[0]
}

function pointsOf(rows: readonly answers.SsvcAnswer[], cve: string): Partial<SsvcAnswers> | undefined {
  const points: Record<string, Said<string>> = {}
  for (const row of rows) {
    // Newest first: the first word on a point stands.
    const member = MEMBER[row.point]
    if (row.cve !== cve || Object.hasOwn(points, member)) continue
    points[member] = { value: row.value, basis: row.basis, source: row.provider, asOf: day(row.as_of) }
  }
  return Object.keys(points).length > 0 ? (points as Partial<SsvcAnswers>) : undefined
}
