import type { Advisories } from '../../modules/advisories/index.ts'
import type { Cases } from '../../modules/cases/index.ts'
import type { Feeds } from '../../modules/feeds/index.ts'
import type { RepairFacts, RepairSource, StageFact } from '../../modules/members/index.ts'
import { TLP_LEVELS } from '../../platform/access/schema.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { isCve } from '../../standards/cve/identifiers.ts'
import { schemeOfEcosystem } from '../../standards/vulnerability/scheme.ts'

/** Orders of versions that only distributions use. */
const DISTRIBUTIONS = ['deb', 'rpm', 'apk']

/** How far repairs came: certificates of cases, what advisories say is released, what public records say. */
export function repairsOf({
  cases,
  advisories,
  feeds,
  clock,
}: {
  cases: Pick<Cases, 'dossierIn'>
  advisories: Pick<Advisories, 'publishedOf'>
  feeds: Pick<Feeds, 'recordsAbout'>
  clock: Clock
}): RepairSource {
  return {
    async ofCase(tx, caseId): Promise<RepairFacts | undefined> {
      const { number, title, identifiers, tlp, parts, certificates } = await cases.dossierIn(tx, caseId)
      const [published] = await advisories.publishedOf(tx, [caseId])
      const cves = (published?.identifiers ?? identifiers).filter(isCve)
      return {
        // The name exposures are kept under: before publication no identifier may tell that it is about this.
        vulnerability: published && cves.length === 1 ? cves[0]! : number,
        title: published?.title ?? title,
        rootCauseId: parts[0]?.rootCause.id,
        caseId,
        tlp: TLP_LEVELS[tlp]!,
        public: published !== undefined,
        stages: [
          ...certificates.flatMap(({ candidate, grade, at }): StageFact[] => [
            { stage: 'candidate', where: candidate, at },
            // One that was certified and is refused now: a later proof got past it.
            { stage: 'certified', where: candidate, at, words: grade, bypassed: grade === 'refused' },
          ]),
          ...(published?.affected ?? []).flatMap(({ purl, ranges }) =>
            ranges.flatMap(({ fixed }): StageFact[] =>
              fixed === undefined
                ? []
                : [
                    {
                      stage: 'released',
                      where: purl,
                      version: fixed,
                      at: new Date(published!.publishedAt),
                      bypassed: certificates.some(
                        ({ candidate, grade }) => grade === 'refused' && candidate.endsWith(` ${fixed}`),
                      ),
                    },
                  ],
            ),
          ),
        ],
      }
    },
    async ofVulnerability(tx, vulnerability): Promise<RepairFacts | undefined> {
      const records = await feeds.recordsAbout(tx, vulnerability)
      const [first] = records
      if (!first) return undefined
      return {
        vulnerability,
        title: first.title,
        rootCauseId: undefined,
        caseId: undefined,
        tlp: 'clear',
        public: true,
        stages: records.flatMap(({ source, id, ranges }) =>
          ranges.flatMap((range): StageFact[] => {
            const version = range.fixed ?? range.changes?.find(({ status }) => status === 'unaffected')?.at
            if (range.status !== 'affected' || version === undefined) return []
            const { space, release, name } = range
            const distribution = DISTRIBUTIONS.includes(schemeOfEcosystem(space))
            return [
              {
                stage: distribution ? 'distributions' : 'released',
                where: distribution ? [space, release].filter(Boolean).join(':') : `${space} ${name}`.trim(),
                version,
                // Records say in which version, not since when.
                at: clock.now(),
                words: `Noticed then, in ${source}/${id}.`,
              },
            ]
          }),
        ),
      }
    },
  }
}
