import { storable } from '../judging/text.ts'
import { clip } from '../report/text.ts'
import type { Bounds } from './constraints.ts'
import type { Draft } from './drafts.ts'
import type { CsafRange } from './ranges.ts'
import { GROUPS, type Group } from './statements.ts'

type Row = Omit<CsafRange, 'about'>

const LONGEST_VERSION = 256

/**
 * What one vulnerability entry says of one name, as rows in the order they are to be read: exact versions before
 * stretches, bounded ones before "every version", and last what could not be read.
 */
export function rowsOfName(given: readonly Draft[]): Row[] {
  const drafts = withoutConflict(upToTheFix(paired(given)))
  const merged = new Map<string, { draft: Draft; stretches: Bounds[]; forms: Set<string> }>()
  for (const draft of drafts) {
    const { scheme, status, group, words, justification, note, stretch, forms } = draft
    const isListed = stretch !== undefined && exactIn(stretch) !== undefined
    const place = isListed ? 'exact' : stretch
    const id = JSON.stringify([scheme, status, group, words, justification, note, place])
    const held = merged.get(id)
    if (held === undefined)
      merged.set(id, { draft, stretches: stretch === undefined ? [] : [stretch], forms: new Set(forms) })
    else {
      if (isListed) held.stretches.push(stretch)
      for (const form of forms) held.forms.add(form)
    }
  }
  return [...merged.values()]
    .map(({ draft, stretches, forms }) => rowOf({ ...draft, words: wordsOf(draft, forms) }, stretches))
    .map((row, at) => ({ row, at, rank: rankOf(row) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ row }) => row)
}

const LONGEST_WORDS = 500
const wordsOf = ({ words }: Draft, forms: ReadonlySet<string>): string | undefined => {
  const all = [...(words === undefined ? [] : [words]), ...forms].join('; ')
  return all === '' ? undefined : clip(all, LONGEST_WORDS)
}

const exactIn = ({ introduced, lessThanOrEqual }: Bounds): string | undefined =>
  introduced === lessThanOrEqual ? introduced : undefined

/** Exact versions of these groups, each once. */
function exactOf(drafts: readonly Draft[], groups: readonly Group[]): string[] {
  const versions = drafts.flatMap(({ group, stretch }) =>
    stretch !== undefined && groups.includes(group) ? (exactIn(stretch) ?? []) : [],
  )
  return [...new Set(versions)]
}

/** One first affected version with one last, or with one that is fixed, is where a stretch begins and ends. */
function paired(drafts: readonly Draft[]): Draft[] {
  const [firsts, lasts] = [exactOf(drafts, ['first_affected']), exactOf(drafts, ['last_affected'])]
  const fixes = exactOf(drafts, ['first_fixed', 'fixed'])
  const [introduced] = firsts
  if (introduced === undefined || firsts.length > 1 || lasts.length > 1) return [...drafts]
  const [last] = lasts
  const end =
    last !== undefined ? { lessThanOrEqual: last } : fixes.length === 1 ? { lessThan: fixes[0]! } : undefined
  if (end === undefined) return [...drafts]
  return drafts.flatMap((draft) => {
    if (draft.stretch === undefined || exactIn(draft.stretch) === undefined) return [draft]
    if (draft.group === 'first_affected') return [{ ...draft, stretch: { introduced, ...end } }]
    return draft.group === 'last_affected' ? [] : [draft]
  })
}

/** Where nothing is said of affected versions, the fixed one tells what it can. */
function upToTheFix(drafts: readonly Draft[]): Draft[] {
  const fixes = exactOf(drafts, ['first_fixed', 'fixed'])
  const [fix] = fixes
  const fixed = drafts.find(({ group, stretch }) => stretch && (group === 'fixed' || group === 'first_fixed'))
  if (fixed === undefined || fix === undefined || drafts.some(({ group }) => GROUPS[group] !== 'unaffected'))
    return [...drafts]
  if (fixes.length > 1) {
    const words = clip(
      `Fixed in ${fixes.join(', ')}; which versions are affected is not said.`,
      LONGEST_WORDS,
    )
    return [...drafts, { ...fixed, status: 'unknown', stretch: undefined, isOfRest: true, words }]
  }
  const stretch = { introduced: '0', lessThan: fix }
  if (fixed.identity.kind === 'package' && fixed.status === 'unaffected')
    // What begins with the fix is outside by itself.
    return drafts.map((draft) =>
      draft.stretch !== undefined && exactIn(draft.stretch) === fix
        ? { ...draft, status: 'affected', stretch }
        : draft,
    )
  const words = 'Before the fixed version; which versions are affected is not said.'
  return [...drafts, { ...fixed, status: 'unknown', stretch, words }]
}

/** Of two forms of a product (architectures, languages) one may be affected and one not: what is meant is open then. */
function withoutConflict(drafts: readonly Draft[]): Draft[] {
  const affected = new Set(
    drafts.flatMap(({ status, stretch }) => (status === 'affected' ? JSON.stringify(stretch) : [])),
  )
  return drafts.map((draft) =>
    draft.status === 'unaffected' && affected.has(JSON.stringify(draft.stretch))
      ? { ...draft, status: 'unknown' }
      : draft,
  )
}

function rowOf(
  { identity, group, status, scheme, isOfRest, words, justification, note }: Draft,
  stretches: readonly Bounds[],
): Row {
  const text = (given: string) => storable(clip(given, LONGEST_VERSION))
  const { space, release, name } = identity.key
  const versions = [...new Set(stretches.map((stretch) => text(exactIn(stretch) ?? '')))]
  const [only] = stretches
  const row: Row = {
    kind: identity.kind,
    space: storable(space),
    release: release === undefined ? undefined : storable(release),
    name: storable(name),
    scheme,
    status,
    introduced: undefined,
    introducedExcluded: false,
    fixed: undefined,
    lastAffected: undefined,
    changes: undefined,
    versions: undefined,
    stated: group,
    words: words === undefined ? undefined : storable(words),
    justification,
    note,
  }
  if (versions.length > 1) return { ...row, versions }
  if (only !== undefined)
    return {
      ...row,
      introduced: text(only.introduced),
      introducedExcluded: only.introducedExcluded ?? false,
      fixed: only.lessThan === undefined ? undefined : text(only.lessThan),
      lastAffected: only.lessThanOrEqual === undefined ? undefined : text(only.lessThanOrEqual),
    }
  // Neither a stretch nor the rest: a version that is called by these very words.
  return isOfRest || words === undefined ? row : { ...row, versions: [text(words)] }
}

/** Whether a row leaves no version out. */
const isAll = ({ introduced, fixed, lastAffected }: Row): boolean =>
  introduced === '0' && fixed === undefined && lastAffected === undefined

function rankOf(row: Row): number {
  const isExact =
    row.versions !== undefined || (row.introduced !== undefined && row.introduced === row.lastAffected)
  const byStatus = { affected: 0, unaffected: 1, unknown: 2 }[row.status]
  if (isExact) return byStatus
  if (row.introduced === undefined) return 9
  if (row.status === 'unaffected') return 4
  return isAll(row) ? 6 + byStatus : 3 + byStatus
}
