import type { ClaimBody, ClaimDepth, ClaimMethod, ClaimShow, Suggestion } from '../../api/types.ts'
import { withVersions } from './target-line.ts'

/** The form of a claim, as text a person types. */
export interface ClaimDraft {
  target: string
  method: ClaimMethod
  depth: ClaimDepth
  tool: string
  amount: string
  unit: 'hours' | 'usd' | 'tokens'
  /** Wall clock of the viewer, YYYY-MM-DDTHH:MM; empty for now. */
  from: string
  /** Seconds the window lasts. */
  lasts: string
  /** Seconds. */
  lease: string
  show: ClaimShow
  joinable: boolean
  shareCoverage: boolean
  note: string
}

export const EMPTY_CLAIM: ClaimDraft = {
  target: '',
  method: 'manual review',
  depth: 'standard',
  tool: '',
  amount: '',
  unit: 'hours',
  from: '',
  lasts: '604800',
  lease: '86400',
  show: 'taken',
  joinable: true,
  shareCoverage: true,
  note: '',
}

export type ClaimFaults = Partial<Record<'target' | 'amount' | 'from', string>>

/** Beginning and end of the window a draft asks for; undefined while its beginning is no time. @param now milliseconds */
export function windowOf(
  { from, lasts }: Pick<ClaimDraft, 'from' | 'lasts'>,
  now: number,
): { from?: string; to: string } | undefined {
  const begins = from === '' ? now : Date.parse(from)
  if (Number.isNaN(begins)) return undefined
  const to = new Date(begins + Number(lasts) * 1000).toISOString()
  return from === '' ? { to } : { from: new Date(begins).toISOString(), to }
}

/** What is sent, or what is to be mended first. */
export function claimFrom(draft: ClaimDraft, now: number): { body: ClaimBody } | { faults: ClaimFaults } {
  const faults: ClaimFaults = {}
  const window = windowOf(draft, now)
  if (draft.target.trim() === '') faults.target = 'Name what you are going to search.'
  if (window === undefined) faults.from = 'Give a date and a time, or leave it empty for now.'
  const amount = Number(draft.amount)
  if (draft.amount.trim() !== '' && !(amount > 0)) faults.amount = 'A number above 0, or nothing.'
  if (window === undefined || Object.keys(faults).length > 0) return { faults }
  const { method, depth, show, joinable, shareCoverage } = draft
  const text = (key: 'tool' | 'note') => (draft[key].trim() === '' ? {} : { [key]: draft[key].trim() })
  return {
    body: {
      target: draft.target.trim(),
      method,
      depth,
      ...text('tool'),
      ...(draft.amount.trim() === '' ? {} : { budget: { amount, unit: draft.unit } }),
      window,
      leaseSeconds: Number(draft.lease),
      show,
      joinable,
      shareCoverage,
      ...text('note'),
    },
  }
}

/** Wall clock of the viewer, YYYY-MM-DDTHH:MM, rounded up to a minute so that it is not before the instant. */
export function wallClock(at: string): string {
  const date = new Date(Math.ceil(Date.parse(at) / 60_000) * 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What a suggestion puts into the form. A join asks somebody else and changes nothing here but the method. */
export function follow(
  draft: ClaimDraft,
  way: Exclude<Suggestion, { kind: 'elsewhere' }> | { kind: 'elsewhere'; target: string },
): ClaimDraft {
  switch (way.kind) {
    case 'wait':
      return { ...draft, from: wallClock(way.until) }
    case 'split':
      return { ...draft, target: withVersions(draft.target, way.versions) }
    case 'join':
      return way.methods?.[0] === undefined || way.methods.includes(draft.method)
        ? draft
        : { ...draft, method: way.methods[0] }
    case 'elsewhere':
      return { ...draft, target: way.target, from: '' }
  }
}
