import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault, type InputError } from '../../../platform/errors/index.ts'
import type { InventoryItem } from '../../../standards/sbom/types.ts'
import { chosenIn, componentOf, documentOf, merge, type Pictured } from '../rules/pictures.ts'
import type { CommonProduct, ImportReceipt, PictureListBody } from '../schema.ts'
import { piecesOf } from '../store/inventories.ts'
import { lockMember } from '../store/members.ts'
import { insertQuestions } from '../store/products.ts'
import { wordsKey } from './arrivals.ts'
import { type MembersDeps, memberOf, sealJson } from './deps.ts'
import type { Import } from './import.ts'
import type { Begun } from './importing.ts'
import { keptDocument } from './marks.ts'
import type { SealedQuestion } from './meanings.ts'
import { requireReader, requireWriter } from './own.ts'

export interface Pictures {
  /** What many organisations run, to choose from. @throws Fault `not-allowed` */
  commonProducts(actor: Actor): CommonProduct[]
  /**
   * Makes an inventory of what was chosen, or adds to the one the asset has: the same thing in the same version is
   * there once, with the number said last.
   * @throws Fault `not-allowed`, `member-not-joined`, `product-unknown`, `inventory-busy`
   */
  choosePictures(actor: Actor, body: PictureListBody): Promise<ImportReceipt>
}

/** One list an asset, under this name; where no asset is named, of an asset that stands for all. */
const NAME = 'Picture list'
const EVERYWHERE = 'What we run'

export function createPictures(
  deps: MembersDeps,
  { importMade }: Pick<Import, 'importMade'>,
  catalogue: readonly Pictured[],
): Pictures {
  const byId = new Map(catalogue.map((one) => [one.id, one]))

  /** What these words mean is known: nobody is asked, unless somebody answered otherwise before. */
  async function settle(
    tx: Tx,
    organisationId: string | undefined,
    chosen: readonly Pictured[],
  ): Promise<void> {
    const { key, row } = await memberOf(deps, tx, organisationId)
    const at = deps.clock.now()
    await lockMember(tx, row.organisation_id)
    const questions = chosen.map((pictured) => {
      const { vendor, product, name } = pictured
      const component = componentOf({ id: pictured.id }, pictured)
      const sealed: SealedQuestion = {
        vendor,
        name,
        question: null,
        candidates: [],
        takenFor: { vendor, product, spellings: [] },
      }
      return {
        id: newId(at.getTime()),
        words: Buffer.from(wordsKey(deps.keyring, row.organisation_id, component), 'hex'),
        state: 'certain' as const,
        confidence: 1,
        sealed: sealJson(key, sealed),
      }
    })
    await insertQuestions(tx, row.organisation_id, questions, at)
    // Other records spell it otherwise: looked up beside all that is looked up anew.
    const data = { organisationId: row.organisation_id, again: true }
    await deps.enqueue(tx, 'members.resolve', [{ data, key: `${row.organisation_id}/again` }])
  }

  /** Everything that was chosen so far, out of the document in force. */
  async function chosenBefore(begun: Begun): Promise<ReturnType<typeof chosenIn>> {
    if (begun.inForce === 0) return []
    if (begun.form !== 'picture list')
      throw fault(
        'conflict',
        `The inventory "${NAME}" of this asset was imported from a file. Choose another asset, or delete that inventory.`,
      )
    const { inventoryId } = begun.mark
    const place = { inventoryId, revision: begun.inForce }
    const pieces = await deps.db.as(system, (tx) => piecesOf(tx, inventoryId, begun.inForce))
    let text = ''
    for await (const piece of keptDocument(deps, system, begun.key, place, pieces))
      text += piece.toString('utf8')
    return chosenIn(JSON.parse(text))
  }

  return {
    commonProducts(actor) {
      requireReader(actor)
      return catalogue.map(({ id, group, name, icon, versionHint }) => ({
        id,
        group,
        name,
        icon,
        versionHint,
      }))
    },
    async choosePictures(actor, { asset = EVERYWHERE, items, replace = false }) {
      requireWriter(actor)
      const errors: InputError[] = items.flatMap(({ id }, at) =>
        byId.has(id)
          ? []
          : [
              {
                path: `/items/${at}/id`,
                message: `"${id}" is not on the list; GET /v1/common-products has it`,
              },
            ],
      )
      if (errors.length > 0)
        throw fault('product-unknown', 'What was chosen is not on the list of common products.', errors)
      const chosenNow = [...new Set(items.map(({ id }) => byId.get(id)!))]
      await deps.db.as(system, (tx) => settle(tx, actor.organisationId, chosenNow))
      async function* made(
        begun: Begun,
        keep: (bytes: Uint8Array) => Promise<void>,
      ): AsyncGenerator<InventoryItem> {
        const chosen = merge(replace ? [] : await chosenBefore(begun), items)
        // Something that is no longer on the list stays chosen under the name it had.
        const components = chosen.map((one) => componentOf(one, byId.get(one.id)))
        await keep(Buffer.from(JSON.stringify(documentOf(chosen, components), null, 2)))
        for (const [at, component] of components.entries())
          yield { type: 'component', component, place: `/components/${at}` }
        yield { type: 'frame', frame: { form: 'cyclonedx-json', texts: [], lists: [] } }
      }
      // It states nothing, so nobody reads it once more.
      return importMade(actor, { asset, name: NAME }, { items: made, again: async function* () {} })
    },
  }
}
