import { system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { createRater } from '../../../standards/exposure/rater.ts'
import { moreUrgent, type Urgency } from '../../../standards/exposure/urgency.ts'
import { changeOf, type Exposure, type ExposureChange } from '../rules/exposure.ts'
import type { AssetBody } from '../schema.ts'
import * as store from '../store/exposures.ts'
import { type MembersDeps, memberOf, openJson, sealJson } from './deps.ts'
import type { OnExposure } from './expose.ts'
import { explainedUrgency, factsOf, openExposure, runnerOf } from './kept.ts'

export interface RateJob {
  /** Undefined: of every member. */
  organisationId?: string
  /** Id of the last exposure that was rated. */
  after?: string
}

export interface Rating {
  /**
   * Rates again what is open, after tags or answers changed; a page at a time, and asks for itself until all are. The
   * same answers change nothing.
   */
  rateAgain(job: RateJob): Promise<void>
}

const PAGE = 1000
const SPELL = 20_000

export function createRating(deps: MembersDeps, told: OnExposure = async () => {}): Rating {
  const { db, clock } = deps

  async function ratePage(tx: Tx, job: RateJob): Promise<string | undefined> {
    const rows = await store.openAfter(tx, job.organisationId, job.after, PAGE)
    const now = clock.now()
    const byMember = new Map<string, store.ExplainedRow[]>()
    for (const row of rows) {
      const own = byMember.get(row.organisation_id)
      if (own) own.push(row)
      else byMember.set(row.organisation_id, [row])
    }
    const changes: ExposureChange[] = []
    for (const [organisationId, own] of byMember) {
      const { row: member, key } = await memberOf(deps, tx, organisationId)
      const exposures = own.map((row) => ({ row, exposure: openExposure(key, row) }))
      const facts = await factsOf(
        deps,
        tx,
        exposures.flatMap(({ exposure }) => [exposure.vulnerability, ...exposure.explained.cves]),
      )
      const assets = await store.assetsById(
        tx,
        own.map(({ asset_id }) => asset_id),
      )
      const writes: store.RatedWrite[] = []
      for (const asset of assets) {
        const tags = {
          ...openJson<Pick<AssetBody, 'organisation' | 'environment' | 'assetType'>>(key, asset.sealed),
          exposure: asset.exposure ?? undefined,
        }
        const rate = createRater(runnerOf(member), tags, facts)
        for (const { row, exposure } of exposures.filter(({ row }) => row.asset_id === asset.id)) {
          const { vulnerability, foundAt, explained } = exposure
          const urgency = rate({ vulnerability, foundAt, cves: explained.cves, ratings: explained.ratings })
          const after = rated(exposure, urgency)
          if (isSameRating(exposure, after)) continue
          writes.push({
            id: row.id,
            band: after.band,
            score: after.score,
            due_at: after.dueAt,
            sealed: sealJson(key, after.face),
            explained: sealJson(key, after.explained),
          })
          if (changeOf(exposure, after, moreUrgent) !== 'urgent') continue
          const { state, band, caseId } = after
          changes.push({ kind: 'urgent', exposureId: row.id, organisationId, state, band, caseId })
        }
      }
      await store.setRatings(tx, writes, now)
    }
    await told(tx, changes)
    if (changes.length > 0) await emit(tx, 'exposures.changed', null, {})
    return rows.length < PAGE ? undefined : rows.at(-1)!.id
  }

  return {
    async rateAgain(given) {
      const until = performance.now() + SPELL
      for (let job: RateJob | undefined = given; job; ) {
        const page: RateJob = job
        job = await db.as(system, async (tx) => {
          const after = await ratePage(tx, page)
          if (after === undefined) return undefined
          const next = { ...page, after }
          if (performance.now() <= until) return next
          // Under a key of its own: what is asked for from the beginning meanwhile must not be taken for this.
          await deps.enqueue(tx, 'members.rate', [{ data: next, key: `${page.organisationId ?? 'all'} on` }])
          return undefined
        })
      }
    },
  }
}

function rated(exposure: Exposure, urgency: Urgency): Exposure {
  const { dueAt: _, ...face } = exposure.face
  return {
    ...exposure,
    band: urgency.band,
    score: Math.round(urgency.score * 10),
    dueAt: urgency.dueAt ?? null,
    face: {
      ...face,
      exploited: urgency.exploited,
      ...(urgency.dueAt === undefined ? {} : { dueAt: urgency.dueAt.toISOString() }),
    },
    explained: { ...exposure.explained, urgency: explainedUrgency(urgency) },
  }
}

/** Answers come with a new date every day; nothing is written as long as they say the same. */
const isSameRating = (a: Exposure, b: Exposure): boolean =>
  a.band === b.band &&
  a.score === b.score &&
  a.dueAt?.getTime() === b.dueAt?.getTime() &&
  sense(a.explained.urgency) === sense(b.explained.urgency)

const sense = ({ factors, missing, timeline, ruleVersion }: Exposure['explained']['urgency']): string =>
  JSON.stringify([factors.map(({ name, value }) => [name, value]), missing, timeline ?? null, ruleVersion])
