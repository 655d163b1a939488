import { facts, table } from './output.ts'
import type { AssetView, ImportReceipt, InventoryView, MemberView, QuestionView } from './types.ts'

/** A member for a person. */
export const memberText = (view: MemberView): string =>
  facts([
    ['organisation', view.organisation],
    ['kind', view.kind],
    ['sectors', view.sectors.join(', ')],
    ['BOD 26-04', view.directive],
    ['ceiling', `TLP:${view.tlp.toUpperCase()}`],
    ['time zone', view.zone],
    ['small', view.small ? 'yes: the ten actions come first' : 'no'],
    ...view.contacts.map((one): [string, string] => [
      'contact',
      [one.name, one.email, one.phone, one.purpose].filter(Boolean).join(', '),
    ]),
    ...view.agreements.map((one): [string, string] => [
      'agreement',
      [one.title, `signed ${one.signedOn}`, one.until && `until ${one.until}`, one.reference]
        .filter(Boolean)
        .join(', '),
    ]),
    ['member since', view.joinedAt],
  ])

export const assetText = (view: AssetView): string =>
  facts([
    ['asset', view.id],
    ['name', view.name],
    ['site', view.site],
    ['quantity', view.quantity],
    ['organisation', view.organisation],
    ['environment', view.environment],
    ['exposure', view.exposure],
    ['type', view.assetType],
    ['tags missing', view.missingTags.join(', ')],
  ])

/** What an import did, and what it could not read. */
export function importText(receipt: ImportReceipt): string {
  const { problems, problemCount, questions, lookingUp } = receipt
  const head = facts([
    ['inventory', receipt.inventoryId],
    ['form', receipt.form],
    ['import', receipt.revision],
    ['added', receipt.added],
    ['removed', receipt.removed],
    ['changed', receipt.changed],
    ['as before', receipt.same],
    ['questions', questions > 0 ? `${questions}: see "tocsin products questions"` : ''],
    ['looked up now', lookingUp > 0 ? `${lookingUp} products by their words; some may become questions` : ''],
  ])
  return [head, problemsText(problems, problemCount)].filter((part) => part !== '').join('\n\n')
}

export function inventoryText(view: InventoryView): string {
  const head = facts([
    ['inventory', view.id],
    ['name', view.name],
    ['asset', `${view.asset} (${view.assetId})`],
    ['form', view.form],
    ['file', view.fileName],
    ['components', view.components],
    ['not looked at yet', view.waiting > 0 ? view.waiting : ''],
    ['open exposures', view.open],
  ])
  const imports = view.imports.map((one) => [
    one.revision,
    one.at,
    one.added,
    one.removed,
    one.changed,
    one.same,
  ])
  return [
    head,
    table(['import', 'at', 'added', 'removed', 'changed', 'as before'], imports),
    problemsText(view.problems, view.problemCount),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const PROBLEMS = 20

function problemsText(problems: ImportReceipt['problems'], count: number): string {
  if (count === 0) return ''
  const shown = problems
    .slice(0, PROBLEMS)
    .map(({ where, message }): [string, string] => [where || 'document', message])
  const more = count - shown.length
  return `not understood:\n${facts(shown)}${more > 0 ? `\n… and ${more} more` : ''}`
}

/** A question with its candidates numbered as "products answer --yes" takes them. */
export function questionText(view: QuestionView): string {
  const head = facts([
    ['question', view.id],
    ['words', [view.vendor, view.name].filter(Boolean).join(' / ')],
    ['state', view.state],
    ['asked', view.question],
    ['taken for', view.takenFor && `${view.takenFor.vendor} ${view.takenFor.product}`],
    ['components', view.components],
  ])
  const rows = view.candidates.map((one, at) => [
    at,
    `${one.vendor} ${one.product}`,
    one.confidence.toFixed(2),
    one.because.join('; '),
  ])
  return rows.length === 0 ? head : `${head}\n\n${table(['yes', 'product', 'confidence', 'because'], rows)}`
}
