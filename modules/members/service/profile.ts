import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { isId } from '../../../platform/clock/index.ts'
import { newKey } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault, type InputError } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { SECTORS } from '../../../standards/members/sectors.ts'
import * as policy from '../policy.ts'
import { directiveOf, isZone, strangeSectors } from '../rules/profile.ts'
import type { AdmissionBody, Agreement, Contact, MemberBody, MemberKind, MemberView } from '../schema.ts'
import * as store from '../store/members.ts'
import { type MembersDeps, memberOf, openJson, sealJson } from './deps.ts'

export interface Profile {
  /** Sectors and governments members are counted by. */
  sectors(): { code: string; name: string; group: string }[]
  /**
   * Makes an organisation a member, or changes what a coordinator says of it; what it says of itself stays.
   * @throws Fault `not-allowed`, `member-not-found`, `invalid-input`
   */
  admit(actor: Actor, body: AdmissionBody): Promise<MemberView>
  /** All members, nothing of what they run. @throws Fault `not-allowed` */
  listMembers(
    actor: Actor,
    query: { cursor?: string; limit?: number },
  ): Promise<{ items: MemberView[]; next: string | null }>
  /** The actor's own organisation. @throws Fault `not-allowed`, `member-not-joined` */
  getMember(actor: Actor): Promise<MemberView>
  /** @throws Fault `not-allowed`, `member-not-joined`, `invalid-input` */
  setMember(actor: Actor, body: MemberBody): Promise<MemberView>
}

interface SealedMember {
  contacts: Contact[]
  agreements: Agreement[]
}

export function createProfile(deps: MembersDeps): Profile {
  const { db, keyring, clock } = deps

  const view = (row: store.MemberRow): MemberView => ({
    organisationId: row.organisation_id,
    organisation: row.organisation,
    kind: row.kind as MemberKind,
    sectors: row.sectors,
    small: row.small,
    zone: row.zone,
    tlp: TLP_LEVELS[row.tlp]!,
    ...openJson<SealedMember>(keyring.unwrap(row.wrapped), row.sealed),
    directive: directiveOf(row.kind as MemberKind),
    joinedAt: row.joined_at.toISOString(),
  })

  /** Kind, zone and sectors decide which days are counted: what is exposed is rated again. */
  const rateAgain = (tx: Tx, organisationId: string) =>
    deps.enqueue(tx, 'members.rate', [{ data: { organisationId }, key: organisationId }])

  return {
    sectors: () => [...SECTORS],
    async admit(actor, body) {
      if (!policy.mayAdmitMembers(actor))
        throw fault('not-allowed', 'Members are admitted by coordinators, with the scope members:write.')
      requireSectors(body.sectors)
      const tlp = TLP_LEVELS.indexOf(body.tlp)
      if (tlp > TLP_LEVELS.indexOf(actor.tlp))
        throw fault(
          'not-allowed',
          `You are cleared up to TLP:${actor.tlp.toUpperCase()} and can let a member have no more.`,
        )
      const at = clock.now()
      return db.as(system, async (tx) => {
        const organisationId = await store.organisationByName(tx, body.organisation)
        if (!organisationId)
          throw fault(
            'member-not-found',
            `No organisation here is called "${body.organisation}"; names are compared exactly. It needs an account first ("tocsin accounts create").`,
          )
        // Two who admit at once would both make a key; the organisation's row lets one of them in.
        await store.lockOrganisation(tx, organisationId)
        const before = await store.findMember(tx, organisationId)
        const said = { organisationId, kind: body.kind, sectors: [...new Set(body.sectors)], tlp, at }
        if (before) {
          const key = keyring.unwrap(before.wrapped)
          const sealed = openJson<SealedMember>(key, before.sealed)
          const agreements = body.agreements ?? sealed.agreements
          await store.updateMember(tx, {
            ...said,
            small: before.small,
            zone: before.zone,
            sealed: sealJson(key, { ...sealed, agreements }),
          })
          if (before.kind !== body.kind) await rateAgain(tx, organisationId)
        } else {
          const key = newKey()
          const sealed: SealedMember = { contacts: [], agreements: body.agreements ?? [] }
          await store.insertMember(tx, {
            ...said,
            small: false,
            zone: 'Etc/UTC',
            sealed: sealJson(key, sealed),
            wrapped: keyring.wrap(key),
          })
        }
        const act = before ? 'member changed by coordinator' : 'member admitted'
        await emit(tx, before ? 'member.changed' : 'member.admitted', organisationId)
        const detail = { by: actor.accountId, kind: body.kind, tlp: body.tlp }
        await record(tx, { act, subjectKind: 'member', subjectId: organisationId, detail })
        return view((await store.findMember(tx, organisationId))!)
      })
    },
    async listMembers(actor, { cursor, limit = 50 }) {
      if (!policy.mayReadMembers(actor))
        throw fault('not-allowed', 'Members are listed for coordinators, with the scope members:read.')
      if (cursor !== undefined && !isId(cursor))
        throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
      // Sealed under each member's own key, which no coordinator holds: the house opens what coordinators may read.
      const rows = await db.as(system, (tx) => store.listMembers(tx, cursor, limit + 1))
      const page = rows.slice(0, limit)
      return { items: page.map(view), next: rows.length > limit ? page.at(-1)!.organisation_id : null }
    },
    async getMember(actor) {
      if (!policy.mayReadOwn(actor)) throw ownAlone('members:read')
      return db.as(actor, async (tx) => view((await memberOf(deps, tx, actor.organisationId)).row))
    },
    async setMember(actor, body) {
      if (!policy.mayWriteOwn(actor)) throw ownAlone('members:write')
      requireSectors(body.sectors)
      if (!isZone(body.zone))
        throw fault('invalid-input', 'The request does not fit its schema.', [
          {
            path: '/zone',
            message: `"${body.zone}" is no IANA time zone: write for instance America/New_York.`,
          },
        ])
      const at = clock.now()
      return db.as(system, async (tx) => {
        await store.lockMember(tx, actor.organisationId!)
        const { row, key } = await memberOf(deps, tx, actor.organisationId)
        const sealed = { ...openJson<SealedMember>(key, row.sealed), contacts: body.contacts }
        await store.updateMember(tx, {
          organisationId: row.organisation_id,
          kind: row.kind,
          tlp: row.tlp,
          sectors: [...new Set(body.sectors)],
          small: body.small,
          zone: body.zone,
          sealed: sealJson(key, sealed),
          at,
        })
        if (row.zone !== body.zone) await rateAgain(tx, row.organisation_id)
        await emit(tx, 'member.changed', row.organisation_id)
        const detail = { by: actor.accountId, contacts: body.contacts.length }
        await record(tx, {
          act: 'member changed',
          subjectKind: 'member',
          subjectId: row.organisation_id,
          detail,
        })
        return view((await store.findMember(tx, row.organisation_id))!)
      })
    },
  }
}

const ownAlone = (scope: string) =>
  fault('not-allowed', `This is for accounts of a member organisation, with the scope ${scope}.`)

/** @throws Fault `invalid-input` naming each code that is no sector's */
function requireSectors(codes: readonly string[]): void {
  const errors: InputError[] = strangeSectors(codes).map((code) => ({
    path: '/sectors',
    message: `"${code}" is no sector; GET /v1/sectors lists their codes.`,
  }))
  if (errors.length > 0) throw fault('invalid-input', 'The request does not fit its schema.', errors)
}
