import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CveFacts, readCve } from '../standards/cve/read.ts'
import { type Evidence, evidenceOf } from '../standards/scoring/ssvc-evidence.ts'
import {
  AUTOMATABLE_RULES,
  type Automatable,
  decidingRule,
  type EstimateRule,
  TECHNICAL_IMPACT_RULES,
  type TechnicalImpact,
} from '../standards/scoring/ssvc-rules.ts'

interface Case {
  id: string
  evidence: Evidence
  automatable: Automatable | undefined
  technicalImpact: TechnicalImpact | undefined
}
type Point = 'automatable' | 'technicalImpact'

interface Figure {
  point: Point
  records: string
  n: number
  /** Records CISA answered with the point's urgent value (yes, total). */
  positive: number
  naive: number
  ours: number
  /** Rules chosen on one half (by hash of the CVE id) and measured on the other, both ways round, pooled. */
  crossValidated: number
}

/**
 * F1 of the estimates of SSVC's Automatable (yes) and Technical Impact (total) against the answers of CISA's
 * analysts, beside the naive CVSS-3 rule on the same records. A record neither rule can read counts as
 * "not yes" and "not total" for both.
 */
export async function run(): Promise<{ figures: Figure[]; selected: Record<string, string[][]> }> {
  const corpus = process.env.TOCSIN_CORPUS ?? ''
  if (corpus === '') throw new Error('Set TOCSIN_CORPUS to the corpus that holds cve/vulnrichment.')
  const cases = read(join(corpus, 'cve/vulnrichment'))
  const withVersion3 = cases.filter(({ evidence }) => version3(evidence) !== undefined)
  const figures = [
    { records: 'all', list: cases },
    { records: 'with a CVSS 3 vector', list: withVersion3 },
  ].flatMap(({ records, list }) => [
    figure('automatable', records, list, AUTOMATABLE_RULES, 'yes', naiveAutomatable),
    figure('technicalImpact', records, list, TECHNICAL_IMPACT_RULES, 'total', naiveImpact),
  ])
  return {
    figures,
    selected: {
      automatable: halves(cases).map(([half]) =>
        select(half, AUTOMATABLE_RULES, 'yes', 'automatable').map(({ id }) => id),
      ),
      technicalImpact: halves(cases).map(([half]) =>
        select(half, TECHNICAL_IMPACT_RULES, 'total', 'technicalImpact').map(({ id }) => id),
      ),
    },
  }
}

function read(folder: string): Case[] {
  return readdirSync(folder)
    .filter((file) => /^CVE-.*\.json$/.test(file))
    .sort()
    .flatMap((file) => {
      const { facts } = readCve(readFileSync(join(folder, file)))
      const [answer] = facts.ssvc
      return answer === undefined
        ? []
        : [
            {
              id: facts.id,
              evidence: evidenceOf(recordOf(facts)),
              automatable: answer.automatable,
              technicalImpact: answer.technicalImpact,
            },
          ]
    })
}

/** What stands in the record beside CISA's answers. */
const recordOf = (facts: CveFacts) => ({
  vectors: facts.cvss.map(({ vector }) => vector),
  weaknesses: facts.weaknesses,
  text: `${facts.title ?? ''}. ${facts.description ?? ''}`,
})

const version3 = ({ vectors }: Evidence) =>
  vectors.find(({ version }) => version === '3.1') ?? vectors.find(({ version }) => version === '3.0')

function naiveAutomatable(evidence: Evidence): string | undefined {
  const metrics = version3(evidence)?.metrics
  const open = ['AV:N', 'AC:L', 'PR:N', 'UI:N'].every(
    (pair) => metrics?.get(pair.slice(0, 2)) === pair.slice(3),
  )
  return metrics && (open ? 'yes' : 'no')
}

function naiveImpact(evidence: Evidence): string | undefined {
  const metrics = version3(evidence)?.metrics
  return metrics && (['C', 'I', 'A'].every((key) => metrics.get(key) === 'H') ? 'total' : 'partial')
}

function figure<T extends string>(
  point: Point,
  records: string,
  list: readonly Case[],
  rules: readonly EstimateRule<T>[],
  positive: T,
  naive: (evidence: Evidence) => string | undefined,
): Figure {
  const answered = list.filter((item) => item[point] !== undefined)
  const told = (item: Case): boolean => item[point] === positive
  const outOfFold = halves(answered).flatMap(([train, test]) => {
    const selected = select(train, rules, positive, point)
    return test.map(
      (item) => [told(item), decidingRule(selected, item.evidence)?.value === positive] as const,
    )
  })
  return {
    point,
    records,
    n: answered.length,
    positive: answered.filter(told).length,
    naive: f1(answered.map((item) => [told(item), naive(item.evidence) === positive])),
    ours: f1(answered.map((item) => [told(item), decidingRule(rules, item.evidence)?.value === positive])),
    crossValidated: f1(outOfFold),
  }
}

/** Both ways round: train on one half, measure on the other. */
function halves(list: readonly Case[]): [Case[], Case[]][] {
  const isFirst = ({ id }: Case): boolean => (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0
  const [first, second] = [list.filter(isFirst), list.filter((item) => !isFirst(item))]
  return [
    [first, second],
    [second, first],
  ]
}

/** The rules that read the vector; the others are chosen. */
const CORE = ['open', 'closed', 'total', 'partial']

/** Rules taken in one by one beside these, each time the one that helps most on these records, until none helps. */
function select<T extends string>(
  train: readonly Case[],
  rules: readonly EstimateRule<T>[],
  positive: T,
  point: Point,
): EstimateRule<T>[] {
  let chosen = rules.filter(({ id }) => CORE.includes(id))
  const score = (set: readonly EstimateRule<T>[]): number =>
    f1(train.map((item) => [item[point] === positive, decidingRule(set, item.evidence)?.value === positive]))
  for (;;) {
    const candidates = rules
      .filter((rule) => !chosen.includes(rule))
      .map((rule) => rules.filter((other) => other === rule || chosen.includes(other)))
    const best = candidates.reduce((a, b) => (score(b) > score(a) ? b : a), chosen)
    if (best === chosen) return chosen
    chosen = best
  }
}

/** F1 of [is positive, was called positive], to four places; 0 when nothing was found. */
function f1(pairs: readonly (readonly [boolean, boolean])[]): number {
  const count = (is: boolean, called: boolean): number =>
    pairs.filter(([a, b]) => a === is && b === called).length
  const hits = count(true, true)
  const figure = hits === 0 ? 0 : (2 * hits) / (2 * hits + count(false, true) + count(true, false))
  return Math.round(figure * 10_000) / 10_000
}
