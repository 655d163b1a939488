import { type Actor, system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { scoreCvss } from '../../../standards/scoring/cvss.ts'
import type { Severity } from '../../findings/index.ts'
import * as policy from '../policy.ts'
import { type CaseFacts, mayMoveTo } from '../rules/index.ts'
import type { CaseState, CaseSummary, CaseView, CreditBody, Priority } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as outward from '../store/outward.ts'
import * as parts from '../store/parts.ts'
import type { SealedCertificate } from './certificates.ts'
import { type CasesDeps, openJson, type SealedFace } from './deps.ts'
import { moverOf, OTHER_PARTY, ownParty, type SealedEmbargo } from './door.ts'
import { reservedIdentifiers } from './identifiers.ts'
import type { SealedReading } from './reading-in.ts'
import type { SealedEntry } from './timeline.ts'

export interface CaseQueryInput {
  cursor?: string
  limit?: number
  state?: string
  band?: string
  sort?: 'priority' | 'newest' | 'oldest'
}

export interface CaseReading {
  listCases(actor: Actor, query: CaseQueryInput): Promise<{ items: CaseSummary[]; next: string | null }>
  /** @throws Fault `case-not-found` */
  getCase(actor: Actor, id: string): Promise<CaseView>
  /** Signed statement of a patch certificate. @throws Fault `certificate-not-found` */
  certificateStatement(
    actor: Actor,
    caseId: string,
    certificateId: string,
  ): Promise<NonNullable<SealedCertificate['statement']>>
}

export function createCaseReading(deps: CasesDeps): CaseReading {
  const { db, keyring, clock, findings } = deps
  const requireReader = (actor: Actor) => {
    if (!policy.mayReadCases(actor))
      throw fault('not-allowed', 'Reading cases takes a signed-in account and the scope cases:read.')
  }
  const keyOf = (row: store.CaseRow) => keyring.unwrap(row.wrapped)

  function summary(actor: Actor, row: store.CaseRow): CaseSummary {
    const key = keyOf(row)
    const face = openJson<SealedFace>(key, row.sealed)
    const priority = openJson<Priority>(key, row.priority_sealed)
    const embargo = row.embargo_sealed ? openJson<SealedEmbargo>(key, row.embargo_sealed) : null
    return {
      id: row.id,
      number: row.number,
      title: face.title,
      state: row.state,
      severity: row.severity as Severity,
      tlp: TLP_LEVELS[row.tlp]!,
      rootCauseCount: row.root_cause_count,
      package: face.package,
      embargo:
        embargo && row.embargo_ends_at
          ? {
              endsAt: row.embargo_ends_at.toISOString(),
              ...embargo,
              // The names of those who agreed are a roster.
              agreedBy: policy.mayReadAllParties(actor) ? embargo.agreedBy : [],
            }
          : null,
      priority: { band: priority.band, score: priority.score, summary: priority.summary },
      openedAt: row.opened_at.toISOString(),
      advisoryId: row.advisory_id,
    }
  }

  async function view(actor: Actor, tx: Tx, row: store.CaseRow): Promise<CaseView> {
    const key = keyOf(row)
    const face = summary(actor, row)
    const ids = await store.rootCausesOf(tx, row.id)
    // As the actor: a party without a grant on a root cause does not get it through the case.
    const rootCauses = await findings.rootCausesIn(tx, ids)
    const parties = await parts.everyPartyOf(tx, row.id)
    const present = parties.filter((party) => party.removed_at === null)
    const all = policy.mayReadAllParties(actor)
    const known = new Set(parties.map((party) => party.id))
    const facts: CaseFacts = {
      state: row.state as CaseState,
      embargo: face.embargo,
      rootCauses,
      advisory: row.advisory_id ? { faults: [] } : null,
    }
    const { identifiers, assessment } = openJson<SealedFace>(key, row.sealed)
    return {
      ...face,
      rootCauses,
      parties: parties.map((party) => ({
        id: party.id,
        name: openJson<string>(key, party.name_sealed),
        role: party.role,
        organisationId: party.organisation_id,
        status: party.status,
        addedAt: party.added_at.toISOString(),
        introduced: party.introduced,
        toldAt: party.told_at?.toISOString() ?? null,
        answeredAt: party.answered_at?.toISOString() ?? null,
        credit: creditOf(actor, party, key),
        email: all ? emailOf(party, key) : null,
        lastResort: party.last_resort,
        readIn: all || ownParty(actor, [party]) ? readInOf(party, key) : null,
        keptOut: false,
        removedAt: party.removed_at?.toISOString() ?? null,
      })),
      timeline: (await parts.timelineOf(tx, row.id)).map((entry) => ({
        at: entry.at.toISOString(),
        ...entryFor(openJson<SealedEntry>(key, entry.sealed), known),
      })),
      priorityExplained: openJson<Priority>(key, row.priority_sealed),
      certificates: (await parts.certificatesOfCase(tx, row.id)).map((entry) => {
        const { candidate, detail } = openJson<SealedCertificate>(key, entry.sealed)
        return {
          id: entry.id,
          rootCauseId: entry.root_cause_id,
          candidate,
          grade: entry.grade,
          detail,
          reproductionId: entry.reproduction_id,
          at: entry.at.toISOString(),
        }
      }),
      identifiers: [...new Set([...(await reservedIdentifiers(tx, row.id, key)), ...identifiers])],
      compartments: all ? await outward.compartmentsOf(tx, row.id) : [],
      assessment: assessment ? { ...assessment, score: scoreCvss(assessment.vector).score } : null,
      mayMoveTo: mayMoveTo(facts, moverOf(actor, present), clock.now()),
    }
  }

  async function find(actor: Actor, tx: Tx, id: string): Promise<store.CaseRow> {
    requireReader(actor)
    const row = await store.findCase(tx, id)
    if (!row) throw fault('case-not-found', `no case ${id}, or none you may see`)
    return row
  }

  return {
    async listCases(actor, query) {
      requireReader(actor)
      const limit = query.limit ?? 50
      return db.as(actor, async (tx) => {
        const rows = await store.listCases(tx, {
          before: decodeCursor(query.cursor),
          limit: limit + 1,
          state: query.state,
          band: query.band,
          sort: query.sort ?? 'priority',
        })
        const page = rows.slice(0, limit)
        const last = page.at(-1)
        const next = rows.length > limit && last ? encodeCursor(last.score, last.id) : null
        return { items: page.map((row) => summary(actor, row)), next }
      })
    },
    async getCase(actor, id) {
      const seen = await db.as(actor, async (tx) => view(actor, tx, await find(actor, tx, id)))
      if (seen.compartments.length === 0) return seen
      // Who is cleared by its own accounts is known to the house alone.
      const keptOut = await db.as(system, (tx) => parts.partiesKeptOut(tx, id))
      return { ...seen, parties: seen.parties.map((one) => ({ ...one, keptOut: keptOut.has(one.id) })) }
    },
    certificateStatement: (actor, caseId, certificateId) =>
      db.as(actor, async (tx) => {
        const row = await find(actor, tx, caseId)
        const found = (await parts.certificatesOfCase(tx, caseId)).find((entry) => entry.id === certificateId)
        const statement = found && openJson<SealedCertificate>(keyOf(row), found.sealed).statement
        if (!statement)
          throw fault('certificate-not-found', `no signed certificate ${certificateId} in this case`)
        return statement
      }),
  }
}

/** How a party wants to be thanked concerns itself and the coordinators. */
const creditOf = (actor: Actor, party: parts.PartyRow, key: Uint8Array): CreditBody | null =>
  party.credit_sealed && (policy.mayReadAllParties(actor) || ownParty(actor, [party]))
    ? openJson<CreditBody>(key, party.credit_sealed)
    : null

const emailOf = (party: parts.PartyRow, key: Uint8Array): string | null =>
  party.contact_sealed ? openJson<{ email: string }>(key, party.contact_sealed).email : null

const readInOf = (party: parts.PartyRow, key: Uint8Array): CaseView['parties'][number]['readIn'] =>
  party.read_in_at && party.read_in_sealed
    ? {
        compartments: party.read_in,
        by: openJson<SealedReading>(key, party.read_in_sealed).by,
        at: party.read_in_at.toISOString(),
      }
    : null

/** An entry as its reader may know it. */
const entryFor = ({ byPartyId, ...entry }: SealedEntry, known: ReadonlySet<string>) =>
  byPartyId === undefined || known.has(byPartyId) ? entry : { ...entry, by: OTHER_PARTY }

const encodeCursor = (score: number, id: string): string =>
  Buffer.from(JSON.stringify([score, id])).toString('base64url')
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
function decodeCursor(cursor: string | undefined): { score: number; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [score, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (
      Number.isInteger(score) &&
      Math.abs(score as number) <= 1000 &&
      typeof id === 'string' &&
      UUID.test(id)
    ) {
      return { score: score as number, id }
    }
  } catch {}
  throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
}
