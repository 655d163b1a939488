import type { Actor } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { InventoryForm, InventoryProblem, StatedVulnerability } from '../../../standards/sbom/types.ts'
import type { ImportReceipt } from '../schema.ts'
import * as store from '../store/imports.ts'
import * as inventories from '../store/inventories.ts'
import { lockMember } from '../store/members.ts'
import { openWords, wordsChangedSince } from '../store/products.ts'
import type { MembersDeps } from './deps.ts'
import { sealJson } from './deps.ts'
import { rekeyWords } from './rekey.ts'

/** What is kept of an inventory under the member's key, beside its document and components. */
export interface SealedInventory {
  name: string
  fileName: string | null
  distribution: string | null
  problems: InventoryProblem[]
  problemCount: number
}

/** What a document says of a vulnerability in it (VEX), with the components it means. */
export interface StatedHere {
  vulnerability: StatedVulnerability
  /** Ids of components by the mark in `vulnerability.affects`; a mark of something else is missing. */
  components: ReadonlyMap<string, readonly string[]>
}

/**
 * Takes the statements of an inventory's document in place of those that an earlier import of it brought, in the
 * transaction in which its components take force.
 */
export type TakeStatements = (
  tx: Tx,
  organisationId: string,
  inventoryId: string,
  items: readonly StatedHere[],
) => Promise<void>

/** An import whose document was read to its end. */
export interface Whole {
  mark: store.ImportMark
  key: Buffer
  assetId: string
  /** When it began. */
  began: Date
  components: number
  /** Of them, how many were written; the others stood there already. */
  arrived: number
  /** Digests of what stood there and was not named again. */
  left: Iterable<string>
  form: InventoryForm | 'picture list'
  sealed: SealedInventory
  vulnerabilities: readonly StatedVulnerability[]
  /** Digests of components by the marks that these name. */
  marks: ReadonlyMap<string, readonly string[]>
}

/** Lets an import take force: all of it, or nothing. In a transaction of the house. @throws Fault `inventory-busy`, `conflict` */
export async function endImport(
  deps: MembersDeps,
  tx: Tx,
  takeStatements: TakeStatements,
  actor: Actor,
  whole: Whole,
): Promise<ImportReceipt> {
  const { mark, key, assetId, components, form, sealed } = whole
  const { inventoryId, organisationId, revision } = mark
  const at = deps.clock.now()
  // Answers about products wait until it has ended, so that none of them is missed.
  await lockMember(tx, organisationId)
  await holdImport(tx, mark)
  const difference = await store.enforce(tx, mark, whole.arrived, whole.left, at)
  if (!difference)
    throw fault(
      'conflict',
      'Components that were sent are not there any more: the inventory stays as it was. Import it again.',
    )
  const counts = { revision, ...difference, same: components - difference.added - difference.changed }
  await store.endImport(tx, mark, counts, at)
  await inventories.setInventory(tx, {
    id: inventoryId,
    form,
    revision,
    components,
    sealed: sealJson(key, sealed),
    at,
  })
  await takeStatements(tx, organisationId, inventoryId, await statedHere(tx, whole))
  // What was answered meanwhile may stand in other inventories too: they are looked at with this one.
  const touched = new Set([inventoryId])
  for (const words of await wordsChangedSince(tx, organisationId, whole.began))
    for (const id of await rekeyWords(deps, tx, key, organisationId, words)) touched.add(id)
  const { questions, waiting: lookingUp } = await openWords(tx, inventoryId)
  await deps.enqueue(
    tx,
    'members.expose',
    [...touched].map((id) => ({ data: { inventoryId: id }, key: id })),
  )
  if (lookingUp > 0)
    await deps.enqueue(tx, 'members.resolve', [{ data: { organisationId }, key: organisationId }])
  await emit(tx, 'inventory.imported', inventoryId, counts)
  const detail = { by: actor.accountId, ...counts, problems: sealed.problemCount }
  await record(tx, { act: 'inventory imported', subjectKind: 'inventory', subjectId: inventoryId, detail })
  return {
    inventoryId,
    assetId,
    form,
    ...counts,
    problems: sealed.problems,
    problemCount: sealed.problemCount,
    questions,
    lookingUp,
  }
}

/** @throws Fault `inventory-busy` when the import was taken for dead */
export async function holdImport(tx: Tx, mark: store.ImportMark): Promise<void> {
  if ((await store.holdImport(tx, mark)) === 0)
    throw fault(
      'inventory-busy',
      'This import stood still for so long that another one began. What was there before is as it was.',
    )
}

/** Most digests looked up at once. */
const AT_ONCE = 10_000

async function statedHere(tx: Tx, { vulnerabilities, marks, mark }: Whole): Promise<StatedHere[]> {
  const ids = new Map<string, string>()
  const digests = [...new Set([...marks.values()].flat())]
  for (let at = 0; at < digests.length; at += AT_ONCE)
    for (const row of await store.componentsOfDigests(tx, mark.inventoryId, digests.slice(at, at + AT_ONCE)))
      ids.set(row.digest.toString('hex'), row.id)
  return vulnerabilities.map((vulnerability) => ({
    vulnerability,
    components: new Map(
      vulnerability.affects.flatMap(({ ref }) => {
        const meant = (marks.get(ref) ?? []).flatMap((digest) => ids.get(digest) ?? [])
        return meant.length > 0 ? [[ref, meant] as const] : []
      }),
    ),
  }))
}
