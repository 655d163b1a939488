import type { ClaimDepth, ClaimMethod, ClaimShow, ClaimSummary, EndBody } from '../../api/types.ts'
import type { Tone } from '../../ui/words.ts'

/** A word of the API and what it says to a person. */
type Options<Word extends string> = ReadonlyArray<readonly [value: Word, label: string]>

export const METHODS: Options<ClaimMethod> = [
  ['model review', 'Review by a model'],
  ['static analysis', 'Static analysis'],
  ['fuzzing', 'Fuzzing'],
  ['dynamic testing', 'Dynamic testing'],
  ['manual review', 'Review by people'],
]

export const DEPTHS: Options<ClaimDepth> = [
  ['surface', 'Surface'],
  ['standard', 'Standard'],
  ['deep', 'Deep'],
]
/** What each depth means here. */
export const DEPTH_WORDS: Record<ClaimDepth, string> = {
  surface: 'what can be reached from outside.',
  standard: 'the usual entry points, and what they call.',
  deep: 'all of it, with time.',
}
/** The depths in rising order, with "none" for whoever did not get anywhere. */
export const REACHED: Options<EndBody['depthReached']> = [['none', 'None: I did not get to it'], ...DEPTHS]

export const OUTCOMES: Options<EndBody['outcome']> = [
  ['nothing found', 'Nothing found'],
  ['findings reported', 'Findings reported'],
  ['stopped early', 'Stopped early'],
]

export const SHOWS: Options<ClaimShow> = [
  ['taken', 'Only that it is taken, and until when'],
  ['method', 'Also by which method'],
  ['holder', 'Also that it is us'],
]

/** Seconds for which a lease holds without a sign of life. */
export const LEASES: Options<string> = [
  ['900', '15 minutes (a script renews it)'],
  ['3600', '1 hour'],
  ['28800', '8 hours'],
  ['86400', '1 day'],
]

/** Seconds a window lasts. */
export const LENGTHS: Options<string> = [
  ['14400', '4 hours'],
  ['28800', '8 hours'],
  ['86400', '1 day'],
  ['259200', '3 days'],
  ['604800', '1 week'],
  ['1209600', '2 weeks'],
  ['2592000', '30 days'],
  ['7776000', '90 days'],
]

export const STATES: Record<ClaimSummary['state'], { label: string; tone: Tone; meaning: string }> = {
  held: { label: 'Held', tone: 'good', meaning: 'Nobody else can claim it now.' },
  lapsed: {
    label: 'Lapsed',
    tone: 'warn',
    meaning: 'No heartbeat came in time: the lease ended by itself, and others can have the target.',
  },
  ended: { label: 'Ended', tone: 'plain', meaning: 'Whoever held it said what came of it.' },
}

/** What a target may be written as, for hints. */
export const TARGET_FORMS =
  'pkg:npm/lodash, "pkg:npm/lodash >=4 <5", an address of a repository, product:VENDOR/NAME, service:HOST or model:PROVIDER/NAME'
