import { exactVersion } from '../../versions/npm.ts'
import { inclusiveBound, normaliseRange, VERSION_SOURCE } from '../../versions/phrases.ts'

const FIXED = [
  new RegExp(
    String.raw`\b(?:fix(?:ed)?|patched|resolved|addressed|remediated|corrected|mitigated|not (?:affected|vulnerable))\s(?:was\s|is\s)?(?:released\s)?(?:in|by|with|since|as of|starting (?:with|from|in))\s(?:the\s)?(?:versions?\s|releases?\s)?[^\s\d]{0,80}${VERSION_SOURCE}`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:upgrad(?:e|ing)|updat(?:e|ing)|bump(?:ing)?)\s(?:[\w@/.\x60'"-]{1,80}\s){0,3}?to\s(?:at least\s|the latest\s)?(?:[\w@/.\x60-]{1,80}\s)?(?:versions?\s|releases?\s|>=\s?)?[^\s\d]{0,80}${VERSION_SOURCE}`,
    'i',
  ),
  new RegExp(
    String.raw`${VERSION_SOURCE}\s(?:fixes|resolves|patches|contains (?:a|the) fix|is (?:not (?:affected|vulnerable)|safe|fixed|patched))`,
    'i',
  ),
]

const AFFECTED_LINE =
  /(?:>=?|from|since|after)?\s?(?:v?\d[\w.-]{1,40})?[\s,]{0,3}(?:and\s)?(?:before|prior to|earlier than|older than|below|<=|<|≤|up to(?: and including)?|through)\s{0,3}(?:versions?\s)?(?:[\w@/-]{1,80}@)?v?\d{1,6}\.\d[\w.-]{0,40}|v?\d{1,6}\.\d[\w.-]{0,40}\s(?:and|or)\s(?:earlier|below|older|prior|lower)/i

/** The version a text says repairs the flaw. */
export function fixedVersion(text: string): string | undefined {
  for (const pattern of FIXED) {
    const found = pattern.exec(text.slice(0, 200_000))?.[1]
    const exact = found === undefined ? undefined : exactVersion(trimmed(found))
    if (exact !== undefined) return exact
  }
  return undefined
}

/** The range a text says is affected, in npm's words. */
export function affectedRange(text: string): string | undefined {
  const words = AFFECTED_LINE.exec(text.slice(0, 200_000))?.[0]
  return words === undefined
    ? undefined
    : normaliseRange(trimmed(words).replace(/[\w@/-]{1,80}@(?=v?\d)/, ''))
}

/** A version the text runs against without naming the package beside it: "tested on 1.2.5", "version 1.2.5". */
export function looseVersion(text: string): string | undefined {
  const pattern = new RegExp(
    String.raw`\b(?:tested|verified|reproduced|confirmed|observed|found|present)\s(?:(?:on|with|in|against|using)\s)?(?:the\s)?(?:latest\s)?(?:versions?\s|release\s)?\(?${VERSION_SOURCE}|(?<!(?:before|to|in|than|node|node\.js|npm)\s)\bversion:?\s\(?${VERSION_SOURCE}|\(v${VERSION_SOURCE}\)`,
    'i',
  )
  const match = pattern.exec(text.slice(0, 200_000))
  const found = match?.[1] ?? match?.[2] ?? match?.[3]
  return found === undefined ? undefined : exactVersion(trimmed(found))
}

/** First version of a header value such as ">= 4.17.12" or "4.17.12 (released May 2019)". */
export function firstVersion(value: string): string | undefined {
  const found = new RegExp(VERSION_SOURCE, 'i').exec(value)?.[1]
  return found === undefined ? exactVersion(value) : exactVersion(trimmed(found))
}

/** The fix an exclusive upper bound implies: "before 4.17.12" says that 4.17.12 is repaired. */
export function impliedFix(range: string): string | undefined {
  const bound = new RegExp(String.raw`<(?!=)\s{0,3}${VERSION_SOURCE}`).exec(range)?.[1]
  return bound === undefined ? undefined : exactVersion(bound)
}

export function impliedVersion(range: string): string | undefined {
  const bound = inclusiveBound(range)
  return bound === undefined ? undefined : exactVersion(bound)
}

/** A full stop that ended the sentence is no part of the version. */
function trimmed(version: string): string {
  return version.replace(/[.-]+$/, '')
}
