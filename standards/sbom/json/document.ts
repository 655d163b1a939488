import { quote } from '../../judging/text.ts'
import { findJsonFault } from '../../report/json-fault.ts'
import type { Collector } from '../collector.ts'
import { InventoryError } from '../error.ts'
import type { FormReader } from '../reader.ts'
import { lastToken } from './place.ts'
import { jsonScanner, type ScannedEntry, type ScanPlan } from './scan.ts'

/** An entry of a list with its parsed value: what an item needs to be put back. */
export interface Entry {
  /** Name of the list, without the path to it: `components`. */
  list: string
  place: string
  raw: unknown
  text: string
}

/** How one JSON form is understood. */
export interface JsonForm {
  plan: ScanPlan
  /** Puts exactly one item with this raw into the collector, and any number without. */
  entry(entry: Entry, out: Collector): void
  /** Looks at what is outside the lists, once it is complete: faults of the whole, and components that stand there. */
  frame(document: unknown, out: Collector): void
}

/** Objects around a document that are looked through: GitHub's SBOM export, and in-toto statements. */
export const WRAPPERS: readonly string[] = ['sbom', 'predicate']

/** Streams every list that is a member of the document itself. */
export const EVERY_LIST: ScanPlan = {
  stream: (path, kind) =>
    kind === 'array' && (path.length === 1 || (path.length === 2 && WRAPPERS.includes(path[0] ?? ''))),
  enter: (path) => path.length === 1 && WRAPPERS.includes(path[0] ?? ''),
}

export function jsonReader(form: JsonForm, out: Collector): FormReader {
  const scanner = jsonScanner(form.plan, out.limits, (scanned) => {
    const { list, place, text } = scanned
    form.entry({ list: lastToken(list.place), place, raw: parse(scanned), text }, out)
  })
  return {
    push: (bytes) => scanner.push(bytes),
    end() {
      const { texts, lists, twice } = scanner.end()
      const document = parseFrame(texts)
      for (const place of twice)
        out.problem(place, 'This member stands here twice; readers disagree which one counts. Keep one.')
      form.frame(document, out)
      return { texts, lists }
    },
  }
}

function parse({ text, place, offset }: ScannedEntry): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const fault = findJsonFault(text)
    throw new InventoryError(
      'inventory-not-json',
      `Not JSON in ${place}, which begins at byte ${offset}, at its line ${fault.line}, column ${fault.column}: ${fault.message}. Mend the export and send it again.`,
      place,
    )
  }
}

function parseFrame(texts: readonly string[]): unknown {
  const text = texts.join('')
  try {
    return JSON.parse(text)
  } catch {
    const fault = findJsonFault(text)
    const near = (text.split('\n')[fault.line - 1] ?? '').slice(
      Math.max(0, fault.column - 40),
      fault.column + 20,
    )
    throw new InventoryError(
      'inventory-not-json',
      `Not JSON outside the document's lists, near ${quote(near)}: ${fault.message}. Mend the export and send it again.`,
    )
  }
}
