import { newId } from '../../../platform/clock/index.ts'
import { identifiersOf } from '../../../standards/exposure/find.ts'
import type { createRater } from '../../../standards/exposure/rater.ts'
import { thingOf } from '../../../standards/exposure/thing.ts'
import type { Urgency } from '../../../standards/exposure/urgency.ts'
import {
  type Entry,
  type Exposure,
  type ExposureFace,
  type Finding,
  settle,
  stateAfter,
} from '../rules/exposure.ts'
import type { Seen } from './find.ts'
import { explainedUrgency } from './kept.ts'
import type { Statements } from './vex.ts'

/** Opinions kept of one exposure; more say nothing new. */
const MOST_SAID = 60

export interface Next {
  exposure: Exposure
  entry: Entry | undefined
}

/** What an exposure is now that its component was looked at; one that is new has an id from here on. */
export function nextOf({
  old,
  finding,
  one,
  now,
  statements,
  rate,
}: {
  old: Exposure | undefined
  finding: Finding | undefined
  one: Seen
  now: Date
  statements: Statements
  rate: ReturnType<typeof createRater>
}): Next {
  const { component, takenFor } = one.opened
  const version = component.version ?? one.subjects[0]?.version
  const settled = old
    ? settle(old, finding, { removed: one.row.removed_at !== null, version }, now)
    : {
        verdict: finding!.found.status,
        reported: null,
        reportedAt: null,
        reopenedAt: null,
        entry: undefined,
      }
  const foundAt = old?.foundAt ?? now
  if (!finding || finding.found.status === 'not affected') {
    // Its words stay as they were when it was one: what is mended or gone is shown as it was.
    const kept = old!
    const because = settled.entry?.words ?? kept.explained.because
    return {
      exposure: {
        ...kept,
        verdict: settled.verdict,
        suppressed: false,
        reported: settled.reported,
        reportedAt: settled.reportedAt,
        reopened: settled.reopenedAt !== null,
        reopenedAt: settled.reopenedAt,
        state: stateAfter(settled, false),
        explained: { ...kept.explained, because },
      },
      entry: settled.entry,
    }
  }
  const { found } = finding
  const held = statements.about(identifiersOf(found), one.row.id, one.opened, found.status)
  const suppressed = held?.suppressed ?? false
  const urgency = rate({
    vulnerability: found.vulnerability,
    cves: found.cves,
    ratings: finding.ratings,
    foundAt,
  })
  const face = faceOf(finding, one, version, urgency)
  return {
    exposure: {
      id: old?.id ?? newId(now.getTime()),
      vulnerability: found.vulnerability,
      caseId: finding.caseId,
      tlp: finding.tlp,
      verdict: settled.verdict,
      suppressed,
      reported: settled.reported,
      reopened: settled.reopenedAt !== null,
      reportedAt: settled.reportedAt,
      reopenedAt: settled.reopenedAt,
      state: stateAfter(settled, suppressed),
      band: urgency.band,
      score: Math.round(urgency.score * 10),
      dueAt: urgency.dueAt ?? null,
      foundAt,
      face: { ...face, thing: thingOf(component, one.subjects, takenFor ? [takenFor] : []) },
      explained: {
        because: found.because,
        said: found.said.slice(0, MOST_SAID),
        cves: found.cves,
        ...(finding.ratings ? { ratings: finding.ratings } : {}),
        urgency: explainedUrgency(urgency),
        vex: held?.stated ?? null,
        note: old?.explained.note ?? null,
      },
    },
    entry: settled.entry,
  }
}

function faceOf(
  { found }: Finding,
  { opened: { component }, subjects }: Seen,
  version: string | undefined,
  urgency: Urgency,
): ExposureFace {
  return {
    vulnerability: found.vulnerability,
    title: found.title,
    component: {
      name: component.name,
      ...(version === undefined ? {} : { version }),
      ...(component.vendor === undefined ? {} : { vendor: component.vendor }),
      ...(component.purl === undefined ? {} : { purl: component.purl }),
    },
    thing: thingOf(component, subjects),
    ...(found.fixedIn === undefined ? {} : { fixedIn: found.fixedIn }),
    ...(found.scheme === undefined ? {} : { scheme: found.scheme }),
    rule: found.rule,
    exploited: urgency.exploited,
    ...(urgency.dueAt === undefined ? {} : { dueAt: urgency.dueAt.toISOString() }),
  }
}

/** JSON drops what is undefined, so that what was read back and what was made now compare alike. */
const text = (value: unknown): string => JSON.stringify(value)

/** Whether nothing is to be written. */
export const isSame = (a: Exposure, b: Exposure): boolean =>
  a.caseId === b.caseId &&
  a.tlp === b.tlp &&
  a.verdict === b.verdict &&
  a.suppressed === b.suppressed &&
  a.reported === b.reported &&
  a.reopenedAt?.getTime() === b.reopenedAt?.getTime() &&
  a.state === b.state &&
  a.band === b.band &&
  a.score === b.score &&
  a.dueAt?.getTime() === b.dueAt?.getTime() &&
  text(a.face) === text(b.face) &&
  text(a.explained) === text(b.explained)
