import type { Actor } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { isId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { addDays, dayIn, startOfDay } from '../../../standards/scoring/bod2604-clock.ts'
import type { Explained, ExposureFace } from '../rules/exposure.ts'
import type { Band, ExposureCounts, ExposureState, ExposureSummary, ExposureView } from '../schema.ts'
import * as reading from '../store/exposure-reading.ts'
import { type MembersDeps, memberOf, openJson } from './deps.ts'
import { requireReader } from './own.ts'

export interface ExposureReading {
  /** Most urgent first; open and unsure ones unless a state is asked for. @throws Fault `not-allowed`, `member-not-joined` */
  listExposures(
    actor: Actor,
    query: { cursor?: string; limit?: number; state?: ExposureState; band?: Band; assetId?: string },
  ): Promise<{ items: ExposureSummary[]; next: string | null }>
  /** @throws Fault `exposure-not-found` */
  getExposure(actor: Actor, id: string): Promise<ExposureView>
  exposureCounts(actor: Actor): Promise<ExposureCounts>
}

const BANDS: readonly Band[] = ['immediate', 'out-of-cycle', 'scheduled', 'unknown', 'defer']

export function createExposureReading(deps: MembersDeps): ExposureReading {
  const { db, clock } = deps

  function summary(key: Buffer, row: reading.ShownRow): ExposureSummary {
    const { vulnerability, title, component, fixedIn } = openJson<ExposureFace>(key, row.sealed)
    return {
      id: row.id,
      vulnerability,
      title,
      component: component.version === undefined ? component.name : `${component.name} ${component.version}`,
      asset: openJson<{ name: string }>(key, row.asset_name).name,
      assetId: row.asset_id,
      state: row.state,
      band: row.band,
      score: row.score / 10,
      dueAt: row.due_at?.toISOString() ?? null,
      late: isOpen(row.state) && row.due_at !== null && row.due_at <= clock.now(),
      fixedIn: fixedIn ?? null,
      reported: row.reported,
      reopened: row.reopened_at !== null,
      embargoed: row.case_id !== null,
      tlp: TLP_LEVELS[row.tlp]!,
      foundAt: row.found_at.toISOString(),
    }
  }

  return {
    async listExposures(actor, { cursor, limit = 50, state, band, assetId }) {
      requireReader(actor)
      const before = placeOf(cursor)
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const states = state ? [state] : (['open', 'unsure'] as const)
        const rows = await reading.listExposures(tx, { states, band, assetId, before, limit: limit + 1 })
        const page = rows.slice(0, limit)
        const last = page.at(-1)
        return {
          items: page.map((row) => summary(key, row)),
          next: rows.length > limit && last ? `${last.score}~${last.id}` : null,
        }
      })
    },
    async getExposure(actor, id) {
      requireReader(actor)
      return db.as(actor, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const row = await reading.findExposure(tx, id)
        if (!row) throw fault('exposure-not-found', `no exposure ${id}, or none you may see`)
        const { component } = openJson<ExposureFace>(key, row.sealed)
        const { because, said, vex, note, urgency } = openJson<Explained>(key, row.explained)
        const history = await reading.historyOf(tx, id)
        return {
          ...summary(key, row),
          purl: component.purl ?? null,
          version: component.version ?? null,
          because,
          said: said.map(({ ref, ...one }) => ({ source: ref, ...one })),
          vex,
          note,
          urgency: {
            summary: urgency.summary,
            factors: urgency.factors.map(({ name, value, known, source, explanation }) => ({
              name,
              value,
              known,
              source,
              explanation,
            })),
            missing: urgency.missing,
            timeline: urgency.timeline ?? null,
          },
          history: history.map((entry) => ({
            at: entry.at.toISOString(),
            said: entry.said,
            via: entry.via,
            ...openJson<{ by: string; words: string | null }>(key, entry.sealed),
          })),
        }
      })
    },
    async exposureCounts(actor) {
      requireReader(actor)
      return db.as(actor, async (tx) => {
        const { row: member } = await memberOf(deps, tx, actor.organisationId)
        const now = clock.now()
        const rows = await reading.countExposures(
          tx,
          now,
          startOfDay(addDays(dayIn(now, member.zone), 7), member.zone),
        )
        const sum = (
          pick: (row: reading.CountsRow) => number,
          of: (row: reading.CountsRow) => boolean,
        ): number => rows.filter(of).reduce((total, row) => total + pick(row), 0)
        const total = (state: ExposureState) =>
          sum(
            (row) => row.total,
            (row) => row.state === state,
          )
        const open = (row: reading.CountsRow) => isOpen(row.state)
        return {
          open: total('open'),
          unsure: total('unsure'),
          suppressed: total('suppressed'),
          mended: total('mended'),
          late: sum(({ late }) => late, open),
          dueThisWeek: sum(({ due }) => due, open),
          byBand: BANDS.map((band) => ({
            band,
            open: sum(
              (row) => row.total,
              (row) => open(row) && row.band === band,
            ),
          })),
          ...(await reading.countComponents(tx)),
          asOf: (await deps.affected.asOf(tx))?.toISOString() ?? null,
        }
      })
    },
  }
}

const isOpen = (state: ExposureState): boolean => state === 'open' || state === 'unsure'

/** @throws Fault `invalid-input` */
function placeOf(cursor: string | undefined): { score: number; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [score = '', id = ''] = cursor.split('~')
  if (!/^\d{1,4}$/.test(score) || !isId(id))
    throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
  return { score: Number(score), id }
}
