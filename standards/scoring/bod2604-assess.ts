import { type Bod2604Answers, type Bod2604Result, bod2604, type Timeline } from './bod2604.ts'
import { bod2604Due, type Due, type Starts, type TriageTimer, triageTimers } from './bod2604-clock.ts'

/** The asset tags the directive asks for; an absent or blank one is missing. */
export interface AssetTags {
  organisation?: string | undefined
  environment?: string | undefined
  exposure?: string | undefined
  assetType?: string | undefined
}

export interface Bod2604Assessment extends Bod2604Result {
  /** For the one timeline the answers lead to. */
  due: Due | undefined
  /** For the strictest timeline still possible: nobody is late who keeps to it. */
  dueAtTheEarliest: Due | undefined
  /** Only where triage comes with the timeline. */
  triage: TriageTimer[] | undefined
  /** Triage is among the timelines still possible. */
  triagePossible: boolean
}

const TAGS = [
  ['organisation', 'the organisation of the asset'],
  ['environment', 'the environment of the asset'],
  ['exposure', 'the exposure tag of the asset'],
  ['assetType', 'the type of the asset'],
] as const

/**
 * BOD 26-04 for one vulnerability on one asset: timeline, due day, triage clocks, and everything that is
 * missing to be sure. Pure; binding on federal civilian agencies, informative elsewhere.
 *
 * @param zone IANA time zone of the organisation
 * @throws RangeError for a zone that does not exist
 */
export function assessBod2604(
  input: { answers: Bod2604Answers; starts: Starts; tags: AssetTags; patchAt?: Date | undefined },
  zone: string,
): Bod2604Assessment {
  const { answers, starts, tags, patchAt } = input
  const result = bod2604(answers)
  const due = (timeline: Timeline | undefined): Due | undefined =>
    timeline === undefined ? undefined : bod2604Due(starts, timeline, zone)
  const missing = [
    ...result.missing,
    ...(starts.detectedAt === undefined ? ['when it was detected on the asset'] : []),
    ...(answers.kev === 'yes' && starts.kevListed === undefined ? ['when it was listed in KEV'] : []),
    ...TAGS.filter(([key]) => (tags[key] ?? '').trim() === '').map(([, words]) => words),
  ]
  return {
    ...result,
    missing,
    due: due(result.timeline),
    dueAtTheEarliest: due(result.possible[0]),
    triage: result.timeline?.forensic === true ? triageTimers(starts, patchAt) : undefined,
    triagePossible: result.possible.some(({ forensic }) => forensic),
  }
}
