import type { Tx } from '../../../platform/db/index.ts'
import { subjectsOf } from '../../../standards/matching/names.ts'
import { createVexIndex, exposureOf, type Holder } from '../../../standards/matching/suppress.ts'
import type { Verdict } from '../../../standards/matching/types.ts'
import type { VexProduct, VexStatement } from '../../../standards/vex/types.ts'
import type { Stated } from '../rules/exposure.ts'
import { componentsById } from '../store/components.ts'
import * as store from '../store/statements.ts'
import { type OpenedComponent, openComponent, subjectsIn } from './components.ts'
import { type MembersDeps, nameKeyHex, openJson } from './deps.ts'

/** A statement as it is kept, under the member's key. */
export interface SealedStatement {
  statement: VexStatement
  /** Of an inventory's document: ids of components by the mark that is their product's `id`. */
  components?: Record<string, string[]>
}

/** Statements that may hold in one inventory, ready to be asked about single exposures. */
export interface Statements {
  /** The newest that holds; undefined: nobody said anything that does. */
  about(
    identifiers: readonly string[],
    componentId: string,
    opened: OpenedComponent,
    verdict: Verdict['status'],
  ): { stated: Stated; suppressed: boolean } | undefined
}

/** Products of one inventory that statements speak of as what something else is part of. */
const MOST_HOLDERS = 500

/** Reads what a member's statements say of these identifiers, for the components of one inventory. */
export async function statementsFor(
  deps: Pick<MembersDeps, 'keyring'>,
  tx: Tx,
  key: Buffer,
  place: { organisationId: string; inventoryId: string },
  identifierKeys: readonly string[],
): Promise<Statements> {
  const rows =
    identifierKeys.length === 0
      ? []
      : await store.statementsOn(tx, place.organisationId, place.inventoryId, identifierKeys)
  const byIdentifier = new Map<string, SealedStatement[]>()
  for (const row of rows) {
    const sealed = openJson<SealedStatement>(key, row.sealed)
    for (const id of sealed.statement.vulnerabilities) {
      const name = id.trim().toUpperCase()
      const list = byIdentifier.get(name)
      if (list) list.push(sealed)
      else byIdentifier.set(name, [sealed])
    }
  }
  const within = await holdersOf(deps, tx, key, place.inventoryId, [...byIdentifier.values()].flat())
  return {
    about(identifiers, componentId, opened, status) {
      const sealed = [
        ...new Set(identifiers.flatMap((id) => byIdentifier.get(id.trim().toUpperCase()) ?? [])),
      ]
      if (sealed.length === 0) return undefined
      const statements = sealed.map((one) => meantHere(one, componentId, opened))
      const verdict: Verdict = { status, rule: 'in range', range: undefined, because: '', fixedIn: undefined }
      const subjects = subjectsIn(opened)
      const { state, statement } = exposureOf(
        { component: componentId, advisory: '', subject: subjects[0]!, verdict },
        {
          vex: createVexIndex(statements),
          vulnerabilities: identifiers,
          component: { subjects, purl: opened.component.purl },
          within,
        },
      )
      return statement && { stated: statedBy(statement), suppressed: state === 'suppressed' }
    },
  }
}

/** What an inventory's own document says means its components by their marks: they are named here as they are. */
function meantHere(
  { statement, components }: SealedStatement,
  componentId: string,
  { component }: OpenedComponent,
): VexStatement {
  if (components === undefined) return statement
  const products = statement.products.filter(({ id }) => components[id]?.includes(componentId))
  return {
    ...statement,
    products: products.map(
      ({ versionRange, version }): VexProduct => ({
        id: component.ref,
        cpes: component.cpes,
        name: component.name,
        subcomponents: [],
        ...(component.purl === undefined ? {} : { purl: component.purl }),
        ...(component.vendor === undefined ? {} : { vendor: component.vendor }),
        ...((version ?? component.version) === undefined ? {} : { version: version ?? component.version! }),
        ...(versionRange === undefined ? {} : { versionRange }),
      }),
    ),
  }
}

async function holdersOf(
  { keyring }: Pick<MembersDeps, 'keyring'>,
  tx: Tx,
  key: Buffer,
  inventoryId: string,
  sealed: readonly SealedStatement[],
): Promise<Holder[]> {
  const products = sealed.flatMap(({ statement }) =>
    statement.products.filter(({ subcomponents }) => subcomponents.length > 0),
  )
  const keys = [...new Set(products.flatMap(namesOf).map((name) => nameKeyHex(keyring, name)))]
  if (keys.length === 0) return []
  const ids = (await store.namedIn(tx, inventoryId, keys, MOST_HOLDERS)).map(({ id }) => id)
  return (await componentsById(tx, ids)).map((row) => {
    const opened = openComponent(key, row)
    return { subjects: subjectsIn(opened), purl: opened.component.purl }
  })
}

const namesOf = ({ id, purl, cpes, vendor, name, version }: VexProduct) =>
  subjectsOf({
    ref: id,
    kind: 'product',
    name: name ?? '',
    cpes,
    ...(purl === undefined ? {} : { purl }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(version === undefined ? {} : { version }),
  }).filter((subject) => subject.name !== '')

const statedBy = ({ status, justification, impact, action, author, timestamp }: VexStatement): Stated => ({
  status: (status ?? 'nothing').replaceAll('_', ' '),
  justification: justification?.replaceAll('_', ' ') ?? null,
  words: impact ?? action ?? null,
  by: author ?? 'its author is not named',
  at: timestamp ?? null,
})
