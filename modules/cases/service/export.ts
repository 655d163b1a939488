import { armor, Encrypter } from 'age-encryption'
import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { type CaseDossier, type Cover, dossierParts, identify, sentencesOf, spread } from '../rules/index.ts'
import type { CaseExport, ExportTraces } from '../schema/index.ts'
import * as exports from '../store/exports.ts'
import * as outward from '../store/outward.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, partyActor } from './deps.ts'
import { createDoor, nameOf } from './door.ts'
import type { CaseReading } from './read.ts'
import type { CoordinationReading } from './read-coordination.ts'
import { note } from './timeline.ts'

export interface Exporting {
  /**
   * A case as one party may see it, Markdown and JSON, worded for that party and encrypted to its age keys: this
   * house keeps who got one, not what was in it.
   * @throws Fault `party-not-found`, `party-not-told`, `age-key-invalid`
   */
  exportCase(actor: Actor, id: string, partyId: string, ageKeys: string[]): Promise<CaseExport>
  /** Whose copy a text was taken from. */
  traceExport(actor: Actor, id: string, text: string): Promise<ExportTraces>
}

type Readers = Pick<CaseReading, 'getCase'> &
  Pick<CoordinationReading, 'getCoordination' | 'listThreads' | 'listMessages'>

/** Messages of a conversation that are exported: the newest. */
const MOST_MESSAGES = 2000
const PAGE = 200

export function createExporting(deps: CasesDeps, readers: Readers): Exporting {
  const { db, keyring, clock } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)
  const markOf = (exportId: string) => keyring.blind('canary', exportId)

  /** Read through the ordinary doors, as somebody of the party: what it may not see cannot get in. */
  async function readAs(reader: Actor, id: string): Promise<CaseDossier> {
    const conversations: CaseDossier['conversations'] = []
    for (const thread of await readers.listThreads(reader, id)) {
      const messages: CaseDossier['conversations'][number]['messages'] = []
      for (let cursor: string | undefined; messages.length < MOST_MESSAGES; ) {
        const page = await readers.listMessages(reader, id, thread.id, {
          limit: PAGE,
          ...(cursor ? { cursor } : {}),
        })
        messages.push(...page.items)
        if (page.next === null) break
        cursor = page.next
      }
      conversations.push({ ...thread, messages: messages.reverse() })
    }
    return {
      case: await readers.getCase(reader, id),
      coordination: await readers.getCoordination(reader, id),
      conversations,
    }
  }

  return {
    async exportCase(actor, id, partyId, ageKeys) {
      requireCoordinator(actor, 'Exporting a case')
      const party = (await visible(actor, id)).find((one) => one.id === partyId)
      if (!party) throw fault('party-not-found', `no party ${partyId} in this case, or none you may see`)
      const encrypter = encrypterFor(ageKeys)
      const { compartments, keptOut } = await db.as(system, async (tx) => ({
        compartments: await outward.compartmentsOf(tx, id),
        keptOut: (await parts.partiesKeptOut(tx, id)).has(partyId),
      }))
      const reader =
        party.organisation_id && !keptOut ? partyActor(party.organisation_id, compartments) : undefined
      const mayRead = reader && (await db.as(reader, (tx) => parts.partiesOf(tx, id))).length > 0
      if (!reader || !mayRead)
        throw fault(
          'party-not-told',
          'This party may not see anything of the case yet: invite it, read it in, or wait for its turn.',
        )
      const dossier = await readAs(reader, id)
      const exportId = newId(clock.now().getTime())
      const at = clock.now()
      const recipient = await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        const name = nameOf(party, key)
        await exports.insertExport(tx, {
          id: exportId,
          caseId: id,
          partyId,
          accountId: actor.accountId ?? null,
          at,
          recipients: ageKeys.length,
        })
        await note(
          deps,
          tx,
          id,
          key,
          { by: actor.name, what: 'exported the case', detail: `for ${name}` },
          'coordinators',
        )
        await record(tx, {
          act: 'case exported',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, partyId, exportId, recipients: ageKeys.length },
        })
        return name
      })
      const { houseName: house, exportNotice: notice } = deps.outward
      const cover = { house, recipient, exportId, at: at.toISOString(), notice }
      const { number } = dossier.case
      return {
        id: exportId,
        at: cover.at,
        files: await Promise.all(
          Object.entries(filesOf(dossier, cover, sentencesOf(markOf(exportId)))).map(
            async ([ending, text]) => ({
              name: `${number}.${ending}.age`,
              content: armor.encode(await encrypter.encrypt(text)),
            }),
          ),
        ),
      }
    },

    async traceExport(actor, id, text) {
      requireCoordinator(actor, 'Tracing a copy')
      const parties = new Map((await visible(actor, id)).map((party) => [party.id, party]))
      return db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        const made = new Map((await exports.exportsOf(tx, id)).map((row) => [row.id, row]))
        const traces = identify(
          text,
          [...made.keys()].map((exportId) => ({ id: exportId, mark: markOf(exportId) })),
        )
        await record(tx, {
          act: 'copy traced',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, traces: traces.length },
        })
        return {
          items: traces.flatMap(({ id: exportId, found, of }) => {
            const row = made.get(exportId)!
            const party = parties.get(row.party_id)
            return party
              ? [
                  {
                    exportId,
                    partyId: party.id,
                    name: nameOf(party, key),
                    at: row.at.toISOString(),
                    found,
                    of,
                  },
                ]
              : []
          }),
        }
      })
    },
  }
}

/** The same case twice: to read, and to work with. Both carry the sentences. */
function filesOf(dossier: CaseDossier, cover: Cover, sentences: string[]): { md: string; json: string } {
  return {
    md: `${spread(dossierParts(dossier, cover), sentences).join('\n\n')}\n`,
    json: `${JSON.stringify({ cover, remarks: sentences, ...dossier }, null, 2)}\n`,
  }
}

function encrypterFor(keys: readonly string[]): Encrypter {
  const encrypter = new Encrypter()
  keys.forEach((key, at) => {
    try {
      encrypter.addRecipient(key.trim())
    } catch {
      const message = 'This is no age public key: one begins with “age1”.'
      throw fault('age-key-invalid', message, [{ path: `/ageKeys/${at}`, message }])
    }
  })
  return encrypter
}
