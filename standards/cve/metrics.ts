import { asList, member } from '../report/loose.ts'
import { distinctCvss, readCvssStatement } from '../vulnerability/cvss.ts'
import { readDay } from '../vulnerability/instant.ts'
import { type Problems, present, textAt } from '../vulnerability/record.ts'
import { readSsvcStatement } from '../vulnerability/ssvc.ts'
import type { CvssStatement, SsvcStatement } from '../vulnerability/types.ts'
import type { CveKevMark } from './types.ts'

const CVSS_MEMBERS = ['cvssV4_0', 'cvssV3_1', 'cvssV3_0', 'cvssV2_0'] as const

export interface ContainerMetrics {
  cvss: CvssStatement[]
  ssvc: SsvcStatement[]
  kev: CveKevMark[]
}

/** Metrics of one container: CVSS of any version, and CISA's SSVC answers and KEV marks under `other`. */
export function readMetrics(container: unknown, provider: string, problems: Problems): ContainerMetrics {
  const metrics = asList(member(container, 'metrics'))
  const others = metrics.map((metric) => member(metric, 'other'))
  const contentsOf = (type: string): unknown[] =>
    others
      .filter((other) => textAt(other, 'type')?.toLowerCase() === type)
      .map((other) => member(other, 'content'))
  return {
    cvss: distinctCvss(
      metrics.flatMap((metric) =>
        CVSS_MEMBERS.map((key) => {
          const cvss = member(metric, key)
          return readCvssStatement(
            member(cvss, 'vectorString'),
            provider,
            problems,
            member(cvss, 'baseScore'),
          )
        }),
      ),
    ),
    ssvc: contentsOf('ssvc').flatMap((content) => readSsvcStatement(content, provider, problems) ?? []),
    kev: contentsOf('kev').flatMap((content) => readKevMark(content, provider, problems) ?? []),
  }
}

function readKevMark(content: unknown, provider: string, problems: Problems): CveKevMark | undefined {
  const dateAdded = readDay(member(content, 'dateAdded'))
  if (dateAdded === undefined) {
    problems.add(`${provider} marks it as known exploited without a usable dateAdded.`)
    return undefined
  }
  return present<CveKevMark>({ dateAdded, reference: textAt(content, 'reference', 2048), provider })
}
