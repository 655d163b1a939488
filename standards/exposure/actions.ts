import type { CompareVersions } from '../osv/ranges.ts'
import type { Band } from '../scoring/priority-types.ts'
import { describe } from './action-words.ts'
import { deadlineInWords } from './deadline.ts'
import { systemOf } from './hints.ts'
import type { Thing } from './thing.ts'
import { BAND_ORDER } from './urgency.ts'

/** One open or unsure exposure, as much of it as says what to do. */
export interface ActionExposure {
  id: string
  vulnerability: string
  state: 'open' | 'unsure'
  band: Band
  score: number
  /** First instant after the last day; undefined: with the next upgrade. */
  dueAt: Date | undefined
  exploited: boolean
  /** Before publication: nothing about it leaves the organisation. */
  embargoed: boolean
  thing: Thing
  asset: { id: string; name: string; quantity: number; reach: string | undefined; type: string | undefined }
  fixedIn: string | undefined
  /** Order of `fixedIn`. */
  scheme: string | undefined
  /** Why it is unsure: a rule of standards/matching. */
  rule: string
}

/** What one action is: update a thing or a whole system, shield what has no update, find out what runs. */
export type ActionKind = 'update' | 'update system' | 'shield' | 'shield system' | 'find out'

/** Exposures that one act ends. */
export interface ActionGroup {
  kind: ActionKind
  /** Stable as long as it is the same thing to do. */
  id: string
  embargoed: boolean
  exposures: [ActionExposure, ...ActionExposure[]]
  band: Band
  score: number
  dueAt: Date | undefined
}

/** One thing to do, in words for somebody who is no specialist. */
export interface PlainAction {
  id: string
  title: string
  why: string
  steps: string[]
  deadline: Date | undefined
  deadlineWords: string
  askVendor: string | null
  where: string[]
  vulnerabilities: string[]
  exposureIds: string[]
  band: Band
}

/**
 * What to do, most urgent first. Every exposure given is in exactly one action.
 *
 * @param limit how many to put into words; `more` counts the others
 * @param compare order of versions, for the one version that satisfies several records
 * @throws RangeError for a zone that does not exist
 */
export function makeActions(
  exposures: Iterable<ActionExposure>,
  { now, zone, limit, compare }: { now: Date; zone: string; limit: number; compare: CompareVersions },
): { items: PlainAction[]; more: number } {
  const groups = groupExposures(exposures)
  const items = groups.slice(0, limit).map((group) => {
    const { title, why, steps, askVendor, where } = describe(group, compare)
    return {
      id: group.id,
      title,
      why,
      steps,
      deadline: group.dueAt,
      deadlineWords: deadlineInWords(group.dueAt, now, zone),
      askVendor,
      where,
      vulnerabilities: [...new Set(group.exposures.map(({ vulnerability }) => vulnerability))].sort(),
      exposureIds: group.exposures.map(({ id }) => id),
      band: group.band,
    }
  })
  return { items, more: Math.max(0, groups.length - items.length) }
}

/** Groups in the order to do them: urgency, then deadline, then score. The same for any order of what is given. */
export function groupExposures(exposures: Iterable<ActionExposure>): ActionGroup[] {
  const found = new Map<string, { kind: ActionKind; exposures: ActionExposure[] }>()
  for (const exposure of exposures) {
    const { kind, on } = whatToDo(exposure)
    const id = `${exposure.embargoed ? 'confidential ' : ''}${kind}: ${on}`
    const group = found.get(id)
    if (group) group.exposures.push(exposure)
    else found.set(id, { kind, exposures: [exposure] })
  }
  return [...found].map(([id, { kind, exposures: own }]) => ranked(id, kind, own)).sort(byUrgency)
}

/** The one act that ends an exposure, and what it is done to. */
function whatToDo({ state, thing, fixedIn }: ActionExposure): { kind: ActionKind; on: string } {
  if (state === 'unsure') return { kind: 'find out', on: thing.key }
  const isSystem = thing.kind === 'package' && systemOf(thing.space ?? '') !== undefined
  // Packages of a distribution come and are updated together.
  const system = `${thing.space} ${thing.release ?? ''}`.trim()
  if (fixedIn !== undefined)
    return isSystem ? { kind: 'update system', on: system } : { kind: 'update', on: thing.key }
  return isSystem ? { kind: 'shield system', on: system } : { kind: 'shield', on: thing.key }
}

function ranked(id: string, kind: ActionKind, own: readonly ActionExposure[]): ActionGroup {
  const exposures = [...own].sort(
    (a, b) => urgency(a) - urgency(b) || b.score - a.score || (a.id < b.id ? -1 : 1),
  ) as [ActionExposure, ...ActionExposure[]]
  const [first] = exposures
  const dues = exposures.flatMap(({ dueAt }) => dueAt ?? [])
  return {
    kind,
    id,
    embargoed: first.embargoed,
    exposures,
    band: first.band,
    score: Math.max(...exposures.map(({ score }) => score)),
    dueAt: dues.reduce<Date | undefined>((least, due) => (least && least <= due ? least : due), undefined),
  }
}

const urgency = ({ band }: { band: Band }): number =>
  BAND_ORDER.indexOf(band === 'unknown' ? 'scheduled' : band)

function byUrgency(a: ActionGroup, b: ActionGroup): number {
  const due = (group: ActionGroup) => group.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER
  return (
    urgency(a) - urgency(b) ||
    due(a) - due(b) ||
    b.score - a.score ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    (a.id < b.id ? -1 : 1)
  )
}

/** Of two that are as urgent the one that ends something goes first. */
const KINDS: readonly ActionKind[] = ['update', 'update system', 'shield', 'shield system', 'find out']
