import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { canonicalJson } from '../../../standards/judging/digest.ts'
import { cycloneDxStatements } from '../../../standards/vex/cyclonedx.ts'
import { readVex } from '../../../standards/vex/read.ts'
import type { VexStatement } from '../../../standards/vex/types.ts'
import { RecordError } from '../../../standards/vulnerability/error.ts'
import { Problems } from '../../../standards/vulnerability/record.ts'
import type { Explained } from '../rules/exposure.ts'
import type { StatementsReceipt } from '../schema.ts'
import * as reading from '../store/exposure-reading.ts'
import * as exposures from '../store/exposures.ts'
import * as again from '../store/look-again.ts'
import { lockMember } from '../store/members.ts'
import * as store from '../store/statements.ts'
import { type MembersDeps, memberOf, openJson, sealJson, vulnerabilityKey } from './deps.ts'
import type { StatedHere, TakeStatements } from './ending.ts'
import type { OnExposure } from './expose.ts'
import { lookAtPage } from './look.ts'
import { requireWriter } from './own.ts'
import type { SealedStatement } from './vex.ts'

export interface Stating {
  /**
   * Takes the statements of a VEX document (OpenVEX, CSAF, CycloneDX) for the member that brings it: "not affected" and
   * "fixed" suppress, until a newer statement says otherwise. The same document again changes nothing.
   * @throws Fault `not-allowed`, `member-not-joined`, `statement-unreadable`
   */
  bringStatements(actor: Actor, bytes: Uint8Array): Promise<StatementsReceipt>
  /** Those of an inventory's own document, in place of what an earlier one said. */
  takeStatements: TakeStatements
  /** Says in the member's words whether the vulnerable part is reached. @throws Fault `exposure-not-found` */
  setNote(actor: Actor, id: string, note: string | null): Promise<void>
}

/** Inventories, and components of each, looked at in the request itself; at the rest a job looks. */
const INVENTORIES = 10
const COMPONENTS = 1000
const MOST_PROBLEMS = 100

export function createStating(deps: MembersDeps, told: OnExposure): Stating {
  const { db, keyring, clock } = deps
  const keyOf = (id: string) => vulnerabilityKey(keyring, id).toString('hex')

  /** Writes statements down under each identifier they name. @returns keys of these */
  async function put(
    tx: Tx,
    key: Buffer,
    organisationId: string,
    inventoryId: string | null,
    all: readonly SealedStatement[],
  ): Promise<string[]> {
    const now = clock.now()
    const rows = new Map<string, store.NewStatement>()
    for (const { statement, components } of all) {
      const { original: _, ...kept } = statement
      const text = canonicalJson([inventoryId, kept, components ?? null])
      const digest = keyring.blindHex('vex statement', text)
      // One that gives no instant counts from when it was brought: what was brought later is newer.
      const dated = { ...kept, timestamp: kept.timestamp ?? now.toISOString() }
      const sealed = sealJson(key, { statement: dated, ...(components ? { components } : {}) })
      for (const id of kept.vulnerabilities)
        rows.set(`${keyOf(id)}${digest}`, {
          id: newId(now.getTime()),
          vulnerabilityKey: keyOf(id),
          digest,
          sealed,
        })
    }
    await store.putStatements(tx, organisationId, inventoryId, [...rows.values()], now)
    return [...new Set([...rows.values()].map((row) => row.vulnerabilityKey))]
  }

  return {
    async bringStatements(actor, bytes) {
      requireWriter(actor)
      const { statements, problems } = read(bytes)
      const said = statements.filter(
        ({ status, vulnerabilities, products }) =>
          status !== undefined && vulnerabilities.length > 0 && products.length > 0,
      )
      const keys = await db.as(system, async (tx) => {
        const { row, key } = await memberOf(deps, tx, actor.organisationId)
        const { organisation_id: organisationId } = row
        await lockMember(tx, organisationId)
        const named = await put(
          tx,
          key,
          organisationId,
          null,
          said.map((statement) => ({ statement })),
        )
        const inventories = await again.lookAgainAtIdentifiers(tx, organisationId, named)
        const later: string[] = []
        for (const [at, { inventory_id: id }] of inventories.entries()) {
          const page = at < INVENTORIES ? await lookAtPage(deps, tx, id, COMPONENTS) : undefined
          if (page) await told(tx, page.changes)
          if (page?.more !== false) later.push(id)
        }
        await deps.enqueue(
          tx,
          'members.expose',
          later.map((inventoryId) => ({ data: { inventoryId }, key: inventoryId })),
        )
        await record(tx, {
          act: 'statements brought',
          subjectKind: 'member',
          subjectId: organisationId,
          detail: { by: actor.accountId, statements: said.length },
        })
        return named
      })
      const unsaid = statements.length - said.length
      return {
        statements: said.length,
        // As whoever asks: what it may not see does not count.
        suppressed: await db.as(actor, (tx) => store.countSuppressed(tx, keys)),
        problems: [
          ...problems,
          ...(unsaid > 0
            ? [`${unsaid} statements name no product, no vulnerability or no known status: they say nothing.`]
            : []),
        ]
          .slice(0, MOST_PROBLEMS)
          .map(problemOf),
      }
    },
    async takeStatements(tx, organisationId, inventoryId, items) {
      const { key } = await memberOf(deps, tx, organisationId)
      const before = await store.dropStatementsOf(tx, inventoryId)
      const keys = await put(tx, key, organisationId, inventoryId, statedIn(items))
      // The components wait to be looked at only where they changed; what is said of them may have.
      await again.lookAgainAtIdentifiers(tx, organisationId, [...new Set([...before, ...keys])])
    },
    async setNote(actor, id, note) {
      requireWriter(actor)
      // What the member may not see it cannot write to.
      const seen = await db.as(actor, (tx) => reading.findExposure(tx, id))
      if (!seen) throw fault('exposure-not-found', `no exposure ${id} of yours`)
      await db.as(system, async (tx) => {
        const { key } = await memberOf(deps, tx, actor.organisationId)
        const row = await exposures.lockExposure(tx, id)
        if (!row) throw fault('exposure-not-found', `no exposure ${id} of yours`)
        const explained = openJson<Explained>(key, row.explained)
        await exposures.setExplained(tx, id, sealJson(key, { ...explained, note }), clock.now())
        await record(tx, {
          act: note === null ? 'exposure note withdrawn' : 'exposure noted',
          subjectKind: 'exposure',
          subjectId: id,
          detail: { by: actor.accountId },
        })
      })
    },
  }
}

/** @throws Fault `statement-unreadable` with the reader's own words */
function read(bytes: Uint8Array): { statements: VexStatement[]; problems: string[] } {
  try {
    return readVex(bytes)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    throw fault('statement-unreadable', error.message)
  }
}

/** Readers name the place first, where there is one: `/vulnerabilities/3/affects: …`. */
function problemOf(sentence: string): { where: string; message: string } {
  const [, where = '', message = sentence] = /^(\/[^\s:]{0,200}): (.*)$/s.exec(sentence) ?? []
  return { where, message }
}

/** What a CycloneDX inventory says of its own components, as statements about these. */
function statedIn(items: readonly StatedHere[]): SealedStatement[] {
  return items.flatMap(({ vulnerability, components }) => {
    const { id, analysis, affects } = vulnerability
    if (analysis === undefined) return []
    const { responses, ...rest } = analysis
    const loose = { ...(id === undefined ? {} : { id }), affects, analysis: { ...rest, response: responses } }
    const context = {
      document: 'the inventory',
      author: "the inventory's own document",
      product: (ref: string) => ({ id: ref, cpes: [], subcomponents: [] }),
    }
    return cycloneDxStatements([loose], context, new Problems())
      .filter(({ status, vulnerabilities }) => status !== undefined && vulnerabilities.length > 0)
      .map((statement) => ({
        statement,
        components: Object.fromEntries([...components].map(([ref, ids]) => [ref, [...ids]])),
      }))
  })
}
