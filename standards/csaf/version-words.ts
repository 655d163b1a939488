import { readRangeExpression } from '../vulnerability/expression.ts'
import { type Bounds, type Constraint, EVERYTHING, exactly, stretchesOf } from './constraints.ts'

/** Versions as an advisory's author wrote them, read. */
export interface WordedVersions {
  stretches: Bounds[]
  /** What else must hold for the words to be true ("only on Windows"); the versions alone do not decide then. */
  condition?: string
  /** A bare long number: a build, a day, or an article number that stands where the version should. */
  isNumber?: true
}

const LONGEST = 512
const ALL =
  /^(?:\*|all|any|every version|(?:all|any) (?:known |affected |supported |firmware |software )?(?:versions?|releases?))$/i
/** Words before a version that are none of it. */
const INTRODUCING =
  /^(?:(?:all )?(?:firmware |software |product )?(?:versions?|releases?)|ver|v|firmware|fw|rel|rev|revision|build)[ _.:]{1,3}(?=\S)/i
/** No version of anything: prose, which a bound must not be made of. */
const PROSE =
  /(?:^|[ _(])(?:with|without|only|and|or|before|prior|earlier|later|through|until|up|to|below|above|versions?|all|series|for|the|of|first|digits|utilizes|using|installed|affected|see|products?|editions?|january|february|march|april|may|june|july|august|september|october|november|december)(?=$|[ _).])/i
const TOKEN = /^[(]?[0-9A-Za-z][\w.()+~:^*-]*$/
/** Three letters at most stand before the first digit of a version; more are a name. */
const BEGINS = /^[A-Za-z.-]{0,3}\d/
const WILDCARD = /^(.*\d)\.[xX*]$/
const COMPARED = /(<=|>=|<|>|=)([^<>=]+)/g
const V = String.raw`([^\s<>=|,;]{1,64}(?: [^\s<>=|,;]{1,32})?)`
const SPAN = new RegExp(
  `^(?:from |between )?${V}(?: [-–—] ?|[–—]| (?:up )?to (?:and including )?| through | thru | up to and including )${V}(?: inclusive)?$`,
  'i',
)
const BETWEEN = new RegExp(`^between ${V} and ${V}$`, 'i')
const FROM_BEFORE = new RegExp(
  `^(?:from )?${V} (?:and )?(?:before|prior to|up to but not including|to before) ${V}$`,
  'i',
)
const UP_TO_INCLUDING = new RegExp(
  `^(?:(?:prior to|before|up to) and including|up to|through) (?:versions? )?${V}$`,
  'i',
)
const AND_PRIOR = new RegExp(
  `^${V},? (?:and|or) (?:all )?(?:prior|earlier|below|older|lower|previous)(?: versions?| releases?)?$`,
  'i',
)
const AND_LATER = new RegExp(
  `^(?:${V},? (?:and|or) (?:all )?(?:later|above|newer|higher|up)(?: versions?| releases?)?|${V} onwards?|(?:from|since|starting (?:with|from|at)) ${V}(?: on(?:wards?)?)?)$`,
  'i',
)
const CONDITION = /[ _](?:only[ _])?(?:when|if|with|without|where|while|running|installed)[ _]/i

/**
 * Reads what advisories write where a version or a range of versions belongs (CSAF 2.0 §3.1.2.3.2.2 lets a range
 * be prose): `<1.2.3`, `>= 8.0.0 | <= 8.5.1`, `V1.0 through V2.3`, `All versions < V4.5 only when …`, `8.1.x`,
 * `5.0 | 5.1`.
 * @returns undefined when the words name no versions beyond doubt: they are shown then, not guessed at
 */
export function readVersionWords(given: string): WordedVersions | undefined {
  if (given.length > LONGEST) return undefined
  const text = tidy(given)
  const apart = conditionOf(text)
  if (apart === undefined) return undefined
  const stretches = readAlternatives(apart.text)
  if (stretches === undefined) return undefined
  return {
    stretches,
    ...(apart.condition === undefined ? {} : { condition: apart.condition }),
    ...(/^\d{6,}$/.test(text) ? { isNumber: true } : {}),
  }
}

const tidy = (text: string): string =>
  text
    .replace(/≤|=</g, '<=')
    .replace(/≥|=>/g, '>=')
    .replace(/__+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=[^.])[.,]$/, '')

/**
 * Parts a condition from the versions it belongs to. Words in brackets that name versions, or join something,
 * may as well widen what stands before them: nothing is read then.
 */
function conditionOf(text: string): { text: string; condition?: string } | undefined {
  const bracket = text.indexOf(' (')
  if (bracket > 0 && text.endsWith(')')) {
    const inner = text.slice(bracket + 2, -1)
    // A build number: `1.0.3 (3354)`.
    if (/^[0-9A-Za-z.]{1,16}$/.test(inner) && /\d/.test(inner)) return { text }
    if (/\d|[<>=]|\b(?:and|or|also|regardless|except)\b/i.test(inner)) return undefined
    return { text: text.slice(0, bracket).trim(), condition: inner.trim() }
  }
  const clause = CONDITION.exec(text)
  if (clause === null || clause.index === 0) return { text }
  return { text: text.slice(0, clause.index).trim(), condition: text.slice(clause.index + 1).trim() }
}

function readAlternatives(text: string): Bounds[] | undefined {
  const parts = text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 1) return readOne(parts[0]!)
  const constraints: Constraint[] = []
  const branches: Bounds[] = []
  for (const part of parts) {
    const compared = comparedIn(part)
    if (compared !== undefined) constraints.push(...compared)
    else {
      const single = readSingle(part)
      if (single === undefined) return undefined
      branches.push(single)
    }
  }
  // Versions beside bounds: which of them belong together nobody can tell.
  if (branches.length > 0) return constraints.length === 0 ? branches : undefined
  return stretchesOf(constraints)
}

function readOne(text: string): Bounds[] | undefined {
  if (ALL.test(text)) return [EVERYTHING]
  const compared = comparedIn(text)
  if (compared !== undefined) return compared.length > 2 ? undefined : stretchesOf(compared)
  const bare = text.replace(INTRODUCING, '')
  if (bare !== text && /^[<>=]/.test(bare)) return readOne(bare)
  const one = readPhrase(bare) ?? readSingle(bare)
  if (one !== undefined) return [one]
  const list = bare.split(/ ?[,;] ?(?:and |or )?| and | or | & /)
  const versions = list.map((part) => (part.includes(' ') ? undefined : readSingle(part)))
  return list.length > 1 && versions.every((version) => version !== undefined) ? versions : undefined
}

function readPhrase(text: string): Bounds | undefined {
  const pair = (pattern: RegExp): [string, string] | undefined => {
    const [, low, high] = pattern.exec(text) ?? []
    const [from, to] = [versionIn(low), versionIn(high)]
    return from === undefined || to === undefined ? undefined : [from, to]
  }
  const until = pair(FROM_BEFORE)
  if (until) return { introduced: until[0], lessThan: baseOf(until[1]) }
  const span = pair(SPAN) ?? pair(BETWEEN)
  if (span) return { introduced: baseOf(span[0]), lessThanOrEqual: branchOf(span[1]) }
  const last = versionIn((UP_TO_INCLUDING.exec(text) ?? AND_PRIOR.exec(text))?.[1])
  if (last !== undefined) return { introduced: '0', lessThanOrEqual: branchOf(last) }
  const first = versionIn(
    AND_LATER.exec(text)
      ?.slice(1)
      .find((group) => group !== undefined),
  )
  if (first !== undefined) return { introduced: baseOf(first) }
  // "before 2.3", "prior to V4": what the other readers of public records know as well.
  const known = /^(?:before|prior|earlier|less|below|older)\b/i.test(text)
    ? readRangeExpression(text.replace(/^older/i, 'earlier'), 'custom')
    : undefined
  const end = versionIn(known?.lessThan)
  return end === undefined ? undefined : { introduced: '0', lessThan: baseOf(end) }
}

/** `< 1.2`, `>= V2.0 < V2.3`, `>= 1.0, < 2.0`: undefined when the text holds anything else. */
function comparedIn(text: string): Constraint[] | undefined {
  if (!/^[<>=]/.test(text)) return undefined
  const found: Constraint[] = []
  for (const [, comparator = '', rest = ''] of text.matchAll(COMPARED)) {
    const version = versionIn(rest.replace(/(?:,| and| &)? ?$/i, ''))
    if (version === undefined) return undefined
    const isBranch = WILDCARD.test(version)
    if (comparator === '>' && isBranch) return undefined
    const bound = comparator === '<=' ? branchOf(version) : baseOf(version)
    found.push({ comparator: comparator as Constraint['comparator'], version: bound })
  }
  // Doubled comparators leave one without a version, which is then missing from what was found.
  const count = text.match(/<=|>=|<|>|=/g)?.length
  return found.length === count ? found : undefined
}

/** One version, or one branch of them: `8.1.x` is everything from 8.1 to the end of 8.1. */
function readSingle(text: string): Bounds | undefined {
  const version = versionIn(text)
  if (version === undefined) return undefined
  if (WILDCARD.test(version)) return { introduced: baseOf(version), lessThanOrEqual: branchOf(version) }
  return exactly(version)
}

const baseOf = (version: string): string => WILDCARD.exec(version)?.[1] ?? version
const branchOf = (version: string): string => {
  const base = WILDCARD.exec(version)?.[1]
  return base === undefined ? version : `${base}.*`
}

function versionIn(given: string | undefined): string | undefined {
  const version = given?.trim().replace(INTRODUCING, '').trim().replace(/\.$/, '')
  if (version === undefined || version.length > 128) return undefined
  const [first = '', ...more] = version.split(' ')
  // A second number with points is a second version.
  if (more.length > 3 || !TOKEN.test(first) || !more.every((token) => TOKEN.test(token))) return undefined
  if (more.some((token) => /^\d+\./.test(token))) return undefined
  if (version.includes('*') && !WILDCARD.test(version)) return undefined
  return BEGINS.test(version.split('_')[0]!) && !PROSE.test(version) ? version : undefined
}
