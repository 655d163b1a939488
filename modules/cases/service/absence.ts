import type { Tx } from '../../../platform/db/index.ts'
import type { DeliveryEnd } from '../../../platform/deliveries/service.ts'
import { parsePurl } from '../../../standards/purl/purl.ts'
import {
  type Absence,
  type AbsenceFacts,
  type AskedParty,
  absence,
  mayReach,
  mendersOf,
  POLICIES,
} from '../rules/index.ts'
import type { AbsentParty } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as coordination from '../store/coordination.ts'
import * as lastResort from '../store/last-resort.ts'
import * as outward from '../store/outward.ts'
import * as parts from '../store/parts.ts'
import type { CasesDeps } from './deps.ts'
import { type CasePart, loadParts } from './load.ts'
import { purlOf } from './pace.ts'

/** That nobody mends the software of a case, with everything that was tried. */
export interface FoundAbsence extends Absence {
  facts: AbsenceFacts
  /** What was tried with each party that is absent. */
  tried: AbsentParty[]
}

/** Looks whether the maintainer of a case is absent now; in a transaction of the house. */
export async function findAbsence(
  deps: CasesDeps,
  tx: Tx,
  row: Pick<store.CaseRow, 'id' | 'opened_at'>,
): Promise<FoundAbsence | undefined> {
  const asked = mendersOf(await parts.partiesOf(tx, row.id))
  // One question for all of them: a case may have hundreds.
  const ends = await deps.outward.deliveries.endsOf(
    tx,
    asked.map(({ id }) => id),
  )
  // Most cases end here: somebody has answered, and no letter to it came back.
  if (asked.some(({ id, answered_at }) => answered_at && ends.get(id)?.[0]?.ended !== 'failed'))
    return undefined
  const stated = await coordination.policyOf(tx, row.id)
  const rootCauses = await deps.findings.rootCausesIn(tx, await store.rootCausesOf(tx, row.id))
  const shown = rootCauses.some((rootCause) => mayReach(rootCause, { acceptsUnreproduced: false }))
  const words = await lastResort.lastWords(tx, row.id)
  const known: AskedParty[] = []
  for (const party of asked) known.push(await askedParty(deps, tx, party, ends.get(party.id) ?? [], words))
  const facts: AbsenceFacts = {
    openedAt: row.opened_at,
    policy: stated?.disclosure_policy ?? POLICIES['45 days'],
    zone: stated?.policy_zone ?? 'Etc/UTC',
    shown,
    parties: known,
  }
  const found = absence(facts, deps.clock.now())
  if (!found) return undefined
  const written = new Map((await outward.correspondentsOf(tx, row.id)).map((one) => [one.party_id, one]))
  const tried = found.absent.map(({ id, reason }) => ({
    ...triedOf(asked.find((party) => party.id === id)!, written.get(id), ends.get(id) ?? []),
    reason,
  }))
  return { ...found, facts, tried }
}

async function askedParty(
  { access }: CasesDeps,
  tx: Tx,
  party: parts.PartyRow,
  ends: readonly DeliveryEnd[],
  words: ReadonlyMap<string, Date>,
): Promise<AskedParty> {
  const { id, role, added_at, told_at, answered_at, status, organisation_id } = party
  // Whether it signs in or has a link matters only where letters die, or nothing was ever said to it.
  const unsure = ends[0]?.ended === 'failed' || told_at === null
  return {
    id,
    role,
    addedAt: added_at,
    toldAt: told_at,
    answeredAt: answered_at,
    lastWordAt: words.get(id) ?? null,
    status,
    hasAccount: organisation_id !== null && !(unsure && (await access.isInvitedIn(tx, organisation_id))),
    hasEmail: party.contact_sealed !== null,
    ends,
  }
}

/** Bounces that are told of one party. */
const MOST_BOUNCES = 10

function triedOf(
  party: parts.PartyRow,
  written: outward.CorrespondentRow | undefined,
  ends: readonly DeliveryEnd[],
): Omit<AbsentParty, 'reason'> {
  const instant = (at: Date | null | undefined) => at?.toISOString() ?? null
  return {
    partyId: party.id,
    addedAt: party.added_at.toISOString(),
    toldAt: instant(party.told_at),
    answeredAt: instant(party.answered_at),
    asked: {
      times: written?.times_written ?? 0,
      first: instant(written?.first_written_at),
      last: instant(written?.last_written_at),
    },
    bounced: ends
      .filter(({ ended }) => ended === 'failed')
      .slice(0, MOST_BOUNCES)
      .map(({ at, words }) => ({ at: at.toISOString(), words })),
  }
}

/** Ecosystems of the software of a case, by its package addresses; in a transaction of the house. */
export async function ecosystemsOf(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
): Promise<{ ecosystems: string[]; unknown: boolean; loaded: CasePart[] }> {
  const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, caseId))
  const types = loaded.map((part) => parsePurl(purlOf(part) ?? '')?.type)
  const named = types.filter((type) => type !== undefined)
  return { ecosystems: [...new Set(named)].sort(), unknown: named.length < types.length, loaded }
}
