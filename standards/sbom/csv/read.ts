import { quote } from '../../judging/text.ts'
import type { Collector } from '../collector.ts'
import { lineReader } from '../lists/lines.ts'
import { purlsOf, versionOfPurl } from '../purls.ts'
import type { FormReader } from '../reader.ts'
import type { Component } from '../types.ts'
import { cpesOf, words } from '../words.ts'
import { type ColumnRole, type Columns, columnLetters, columnsOf, headingScore } from './columns.ts'
import { delimiterOf, LOOK_AT } from './dialect.ts'
import { type Row, rowReader } from './rows.ts'

/** Lines looked at before the first row is read. */
const SAMPLE = 200
/** Lines parsed at once. */
const BATCH = 500

/**
 * Whatever somebody keeps in a spreadsheet, saved as CSV or pasted as text: delimiter, heading row and the meaning of
 * columns are found; columns that are not understood stay in `raw`; a row that gives no product is a problem. Without
 * headings each row is one name, as written: which word is the vendor is not guessed.
 */
export function csvReader(out: Collector): FormReader {
  let batch: string[] = []
  let rows: ReturnType<typeof rowReader> | undefined
  /** Rows in which the headings are still looked for. */
  let first: Row[] | undefined = []
  let columns: Columns | undefined

  function flush(final: boolean): void {
    rows ??= rowReader(delimiterOf(batch), take, (number, text) =>
      out.problem(`row ${number}`, `A quotation mark is not closed: ${quote(text)} is read as it stands.`),
    )
    rows.lines(batch, final)
    batch = []
  }

  function take(row: Row): void {
    if (/^sep=.?$/i.test(row.cells.join(''))) return
    if (first === undefined) {
      put(row, columns, out)
      return
    }
    first.push(row)
    if (first.length >= LOOK_AT) decide()
  }

  /** The row with most known headings; rows above it are titles. */
  function decide(): void {
    const looked = first ?? []
    first = undefined
    const scores = looked.map(({ cells }) => headingScore(cells))
    const best = Math.max(0, ...scores)
    const at = best === 0 ? -1 : scores.indexOf(best)
    const heading = looked[at]
    if (heading === undefined) {
      out.once(
        'No row of headings was found, so each row is taken as one name. Head the columns Vendor, Product and Version.',
      )
    } else columns = columnsOf(heading.cells)
    for (const { number, cells } of looked.slice(0, Math.max(at, 0)))
      out.problem(
        `row ${number}`,
        `${quote(cells.join(' '))} stands above the headings and is not read as a product.`,
      )
    for (const row of looked.slice(at + 1)) put(row, columns, out)
  }

  return lineReader(
    out.limits,
    (line) => {
      batch.push(line)
      if (batch.length >= (rows === undefined ? SAMPLE : BATCH)) flush(false)
    },
    () => {
      flush(true)
      if (first !== undefined) decide()
    },
  )
}

function put(row: Row, columns: Columns | undefined, out: Collector): void {
  const place = `row ${row.number}`
  if (columns === undefined) {
    const name = words(
      row.cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(' '),
      place,
      out,
    )
    if (name === undefined) return
    out.component({ ref: place, kind: 'product', name, cpes: [] }, { place, raw: row.cells })
    return
  }
  if (isHeadingAgain(row, columns)) return
  const component = componentOf(row, columns, place, out)
  const raw = Object.fromEntries(
    row.cells.flatMap((cell, index) =>
      cell.trim() === '' ? [] : [[columns.headings[index] ?? `column ${columnLetters(index)}`, cell]],
    ),
  )
  if (component === undefined) {
    const text = Object.values(raw).join(' ')
    out.problem(place, `${quote(text)} gives no product. Write its name into the column of products.`)
  } else out.component(component, { place, raw })
}

/** Prints and exports repeat the headings on every page. */
function isHeadingAgain({ cells }: Row, { headings }: Columns): boolean {
  const filled = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [[cell.trim(), headings[index]]]))
  return filled.every(([cell, heading]) => cell === heading) && filled.length >= Math.min(headings.length, 2)
}

/** What people write into a cell they cannot fill. */
const NOTHING =
  /^(?:n\/?a\.?|none|unknown|unk|tbd|tbc|\?+|-+|–|—|\.+|null|nil|not known|not available|keine?|unbekannt)$/i
const VERSION_ALONE = /^[vVrR]?\.?\d{1,9}(?:[._-]\w{1,20}){0,8}$/
const TOTAL = /^(?:sub-?\s?total|total|sum|summe|gesamt|totale?)\b/i

function componentOf(row: Row, columns: Columns, place: string, out: Collector): Component | undefined {
  const cell = (role: ColumnRole): string | undefined => {
    const at = columns.at[role]
    const text = at === undefined ? undefined : row.cells[at]?.trim()
    return text === undefined || NOTHING.test(text) ? undefined : words(text, place, out)
  }
  const [vendor, purlText, cpe] = [cell('vendor'), cell('purl'), cell('cpe')]
  const purls = purlText === undefined ? {} : purlsOf([purlText], place, out)
  const cpes = cpe === undefined ? [] : cpesOf(cpe.split(/[\s,;]+(?=cpe:)/), place, out)
  const [product, thing, model] = [cell('product'), cell('thing'), cell('model')]
  // A column "Software" of a list of devices often holds the version alone.
  const asVersion = product !== undefined && VERSION_ALONE.test(product) && (thing ?? model) !== undefined
  const version = cell('version') ?? (asVersion ? product : undefined) ?? versionOfPurl(purls.purl)
  const called =
    (asVersion ? undefined : product) ?? thing ?? (model === undefined ? cell('description') : undefined)
  const name = nameOf(called, model) ?? purls.purl ?? cpes[0]
  if (name === undefined || (TOTAL.test(name) && vendor === undefined && version === undefined))
    return undefined
  const listed = { quantity: cell('quantity'), location: cell('location'), notes: cell('notes') }
  const known = Object.entries(listed).filter(([, value]) => value !== undefined)
  return {
    ref: place,
    kind: purls.purl === undefined ? 'product' : 'package',
    name,
    ...(vendor === undefined ? {} : { vendor }),
    ...(version === undefined ? {} : { version }),
    ...purls,
    cpes,
    ...(known.length === 0 ? {} : { listed: Object.fromEntries(known) }),
  }
}

/** Product and model beside each other are one name, unless one says what the other does. */
function nameOf(product: string | undefined, model: string | undefined): string | undefined {
  if (product === undefined || model === undefined) return product ?? model
  if (product.toLowerCase().includes(model.toLowerCase())) return product
  return model.toLowerCase().includes(product.toLowerCase()) ? model : `${product} ${model}`
}
