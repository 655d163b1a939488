import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { Fault, fault } from '../../../platform/errors/index.ts'
import { InventoryError } from '../../../standards/sbom/error.ts'
import type { InventoryItem } from '../../../standards/sbom/types.ts'
import type { ImportReceipt } from '../schema.ts'
import * as store from '../store/imports.ts'
import type { InventoryRow } from '../store/inventories.ts'
import { lockMember } from '../store/members.ts'
import { type Arrivals, createArrivals, type Waiting } from './arrivals.ts'
import { type MembersDeps, memberOf, openJson } from './deps.ts'
import { createPieces } from './document.ts'
import { endImport, holdImport, type SealedInventory, type TakeStatements } from './ending.ts'
import { keptDocument, marksOf } from './marks.ts'
import { createTally } from './tally.ts'

/** An import that may write. */
export interface Begun {
  mark: store.ImportMark
  key: Buffer
  assetId: string
  /** Number of the import in force; 0: there is none. */
  inForce: number
  /** Form of the document in force. */
  form: string
  before: SealedInventory
  /** As the import before was told. */
  distribution: string | undefined
  at: Date
}

export interface Importing {
  /**
   * One import from its beginning to its end.
   * @param pick finds or makes the inventory, locked, as the house
   */
  run(
    actor: Actor,
    pick: (tx: Tx, key: Buffer, organisationId: string) => Promise<InventoryRow>,
    source: Source,
    told: Told,
  ): Promise<ImportReceipt>
}

/** Where a document comes from. */
export interface Source {
  /** Its items, and its bytes as they are to be kept, each piece before the items that it holds. */
  items(begun: Begun, keep: (bytes: Uint8Array) => Promise<void>): AsyncIterable<InventoryItem>
  /** The same items once more, out of what was kept. */
  again(begun: Begun, document: AsyncIterable<Uint8Array>): AsyncIterable<InventoryItem>
}

/** What is known beside the document. */
export interface Told {
  fileName?: string
  distribution?: string
  /** The document is the house's own. */
  made?: 'picture list'
}

/** Digests of what stands are read so many at a time. */
const STANDING = 20_000
/** One transaction takes this many components … */
const BATCH = 1000
/** … and no more pieces of the document than these wait, whatever was in them. */
const MOST_PIECES = 4
/** How often an import says that it lives while its document is slow to come: thirty seconds of silence are its end. */
const HEARTBEAT_MS = 10_000

export function createImporting(deps: MembersDeps, takeStatements: TakeStatements): Importing {
  const { db, keyring, clock } = deps
  // Whose imports are ours, and which of them run: what a killed process left is told apart at once.
  const holder = newId()
  const running = new Set<string>()

  const lives = (open: store.OpenImport, inventoryId: string): boolean => {
    if (open.holder === holder) return running.has(inventoryId)
    // One process at a time has the embedded database: another one's imports ended with it.
    return db.engine === 'postgresql' && !open.silent
  }

  async function dropDead(tx: Tx, organisationId: string): Promise<void> {
    for (const { id } of await store.neverEnded(tx, organisationId)) {
      const open = await store.findOpenImport(tx, id)
      if (!open || !lives(open, id)) await store.dropImport(tx, id)
    }
  }

  const begin = (actor: Actor, pick: Parameters<Importing['run']>[1]): Promise<Begun> => {
    let ours: string | undefined
    return db
      .as(system, async (tx) => {
        const { key, row } = await memberOf(deps, tx, actor.organisationId)
        const organisationId = row.organisation_id
        await lockMember(tx, organisationId)
        await dropDead(tx, organisationId)
        const inventory = await pick(tx, key, organisationId)
        const inventoryId = inventory.id
        const open = await store.findOpenImport(tx, inventoryId)
        if (open && lives(open, inventoryId))
          throw fault(
            'inventory-busy',
            'Somebody is importing into this inventory. Wait until that has ended, or for half a minute where it broke off.',
          )
        if (open) await store.dropImport(tx, inventoryId)
        const at = clock.now()
        const revision = await store.beginImport(tx, { inventoryId, organisationId, holder, at })
        ours = inventoryId
        running.add(inventoryId)
        const before = openJson<SealedInventory>(key, inventory.sealed)
        return {
          mark: { inventoryId, organisationId, revision, holder },
          key,
          assetId: inventory.asset_id,
          inForce: inventory.revision,
          form: inventory.form,
          before,
          distribution: before.distribution ?? undefined,
          at,
        }
      })
      .catch((error) => {
        if (ours !== undefined) running.delete(ours)
        throw error
      })
  }

  async function tellStanding(inventoryId: string, arrivals: Arrivals): Promise<void> {
    let after: Buffer | undefined
    do {
      const page = await db.as(system, (tx) => store.standingDigests(tx, inventoryId, after, STANDING))
      arrivals.stands(page)
      after = page.length < STANDING ? undefined : page.at(-1)?.digest
    } while (after !== undefined)
  }

  async function take(actor: Actor, begun: Begun, source: Source, told: Told): Promise<ImportReceipt> {
    const { mark, key, before } = begun
    const at = begun.at.getTime()
    const arrivals = createArrivals(keyring, key, mark.organisationId, at)
    const pieces = createPieces(key)
    const tally = createTally()
    let batch: Waiting[] = []

    async function flush(): Promise<void> {
      const rows = batch
      batch = []
      const { first, pieces: ready } = await pieces.take()
      if (rows.length + ready.length === 0) return
      await db.as(system, async (tx) => {
        await holdImport(tx, mark)
        await store.insertPieces(tx, mark, first, ready)
        await arrivals.write(tx, mark, rows)
      })
    }
    async function keep(bytes: Uint8Array): Promise<void> {
      pieces.add(bytes)
      // Whoever takes the items is waiting for these bytes: nothing else is written meanwhile.
      if (pieces.waiting() >= MOST_PIECES) await flush()
    }

    await tellStanding(mark.inventoryId, arrivals)
    for await (const item of source.items(begun, keep)) {
      tally.take(item)
      const fresh = item.type === 'component' ? arrivals.next(item.component) : undefined
      if (fresh) batch.push(fresh)
      if (batch.length >= BATCH) await flush()
    }
    pieces.end()
    await flush()
    const { form, problems, problemCount, ...rest } = tally.end()
    const document = () => keptDocument(deps, system, key, mark, pieces.taken())
    const marks = await marksOf(deps, mark.organisationId, rest.vulnerabilities, () =>
      source.again(begun, document()),
    )
    const sealed: SealedInventory = {
      name: before.name,
      fileName: told.fileName ?? before.fileName,
      distribution: told.distribution ?? before.distribution,
      problems,
      problemCount,
    }
    const whole = {
      mark,
      key,
      assetId: begun.assetId,
      began: begun.at,
      ...rest,
      arrived: arrivals.written(),
      left: arrivals.left(),
      form: told.made ?? form,
      sealed,
      marks,
    }
    return db.as(system, (tx) => endImport(deps, tx, takeStatements, actor, whole))
  }

  return {
    async run(actor, pick, source, told) {
      const begun = await begin(actor, pick)
      const { mark } = begun
      const beat = setInterval(
        () => void db.as(system, (tx) => store.holdImport(tx, mark)).catch(() => {}),
        HEARTBEAT_MS,
      )
      beat.unref()
      try {
        return await take(actor, begun, source, told)
      } catch (error) {
        // Taken for dead it has nothing left to drop, and another one's is not its own; what cannot be dropped now
        // because the database is gone, the next import drops.
        await db
          .as(system, async (tx) => {
            if ((await store.holdImport(tx, mark)) > 0) await store.dropImport(tx, mark.inventoryId)
          })
          .catch(() => {})
        throw explain(error)
      } finally {
        clearInterval(beat)
        running.delete(mark.inventoryId)
      }
    },
  }
}

/** How a connection that ends early shows itself while its body is read. */
const BROKEN = new Set(['ECONNRESET', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'])

function explain(error: unknown): unknown {
  if (error instanceof Fault) return error
  if (error instanceof InventoryError) {
    const where = error.where === '' ? [] : [{ path: error.where, message: error.message }]
    const code = error.code === 'inventory-too-large' ? 'too-large' : 'inventory-unreadable'
    return fault(code, error.message, where)
  }
  const { code } = Object(error) as { code?: unknown }
  if (typeof code === 'string' && BROKEN.has(code))
    return fault(
      'inventory-unreadable',
      'The upload broke off. What was there before is as it was; send it again.',
    )
  return error
}
