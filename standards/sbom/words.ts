import { quote, storable } from '../judging/text.ts'
import { asText } from '../report/loose.ts'
import { clip, oneLine } from '../report/text.ts'
import type { Collector } from './collector.ts'

/** Longer names and versions than any thing bears; the whole text stays in the document's own object. */
const LONGEST = 1024
const PLAIN = /^[!-~](?:[ -~]{0,200}[!-~])?$/

/** A name or version on one line; undefined where the value is no text or blank. */
export function words(value: unknown, place: string, out: Collector): string | undefined {
  if (typeof value === 'string' && PLAIN.test(value)) return value
  const text = asText(value)
  if (text === undefined) return undefined
  if (text.length > LONGEST) {
    out.problem(
      place,
      `A name or version here has ${text.length} characters; ${LONGEST} of them are used. Shorten it.`,
    )
  }
  const line = clip(oneLine(storable(text.slice(0, LONGEST * 2))), LONGEST)
  return line === '' ? undefined : line
}

/** A reference as written, so that two that are alike stay alike; bounded, and without what no database keeps. */
export function reference(value: unknown): string | undefined {
  const text = asText(value)
  return text === undefined || (text.length < 200 && PLAIN.test(text)) ? text : clip(storable(text), LONGEST)
}

/** CPE names among the texts, as written; what only looks like one is listed. */
export function cpesOf(texts: readonly unknown[], place: string, out: Collector): string[] {
  const cpes = new Set<string>()
  for (const value of texts) {
    const text = asText(value)?.trim()
    if (text === undefined) continue
    if (CPE.test(text)) cpes.add(text)
    else out.problem(place, `${quote(text)} is no CPE name; the component is kept without it.`)
  }
  return [...cpes]
}

/** Start of a CPE 2.2 URI or a 2.3 formatted string (NISTIR 7695 §6.1, §6.2). */
const CPE = /^cpe:(?:\/[aoh]?|2\.3:[aoh*-]):[!-~]{1,1000}$/i
