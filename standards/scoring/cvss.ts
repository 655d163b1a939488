import calculators from 'ae-cvss-calculator'

export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0'
/** `none` exists from version 3.0 on; version 2.0 has no scale of its own and is read on NVD's. */
export type CvssSeverity = 'none' | 'low' | 'medium' | 'high' | 'critical'

export interface CvssScore {
  version: CvssVersion
  vector: string
  /** What the vector as a whole scores, 0.0–10.0: environmental, else temporal or threat, else base. */
  score: number
  severity: CvssSeverity
  base: number
  /** Metric → value, as written. */
  metrics: ReadonlyMap<string, string>
}

/** A vector that is none. The message says where and what would be allowed. */
export class CvssError extends Error {
  override name = 'CvssError'
}

type Grammar = Record<string, { values: readonly string[]; required: boolean }>
const grammar = (required: string, optional: string): Grammar => {
  const entry = (text: string, isRequired: boolean): [string, Grammar[string]][] =>
    text.split(' ').map((part) => {
      const [metric, values] = part.split(':') as [string, string]
      return [metric, { values: values.split('|'), required: isRequired }]
    })
  return Object.fromEntries([...entry(required, true), ...entry(optional, false)])
}

// The calculator accepts what it does not know in silence (a vector without S scores 0), so the metrics of
// each specification are checked here first: v2 §2.4, v3.0 §6, v3.1 §6, v4.0 §7 (table 23).
const V3 = grammar(
  'AV:N|A|L|P AC:L|H PR:N|L|H UI:N|R S:U|C C:H|L|N I:H|L|N A:H|L|N',
  'E:X|H|F|P|U RL:X|U|W|T|O RC:X|C|R|U CR:X|H|M|L IR:X|H|M|L AR:X|H|M|L MAV:X|N|A|L|P MAC:X|L|H MPR:X|N|L|H MUI:X|N|R MS:X|U|C MC:X|N|L|H MI:X|N|L|H MA:X|N|L|H',
)
const GRAMMARS: Record<CvssVersion, Grammar> = {
  '2.0': grammar(
    'AV:L|A|N AC:H|M|L Au:M|S|N C:N|P|C I:N|P|C A:N|P|C',
    'E:ND|U|POC|F|H RL:ND|OF|TF|W|U RC:ND|UC|UR|C CDP:ND|N|L|LM|MH|H TD:ND|N|L|M|H CR:ND|L|M|H IR:ND|L|M|H AR:ND|L|M|H',
  ),
  '3.0': V3,
  '3.1': V3,
  '4.0': grammar(
    'AV:N|A|L|P AC:L|H AT:N|P PR:N|L|H UI:N|P|A VC:H|L|N VI:H|L|N VA:H|L|N SC:H|L|N SI:H|L|N SA:H|L|N',
    'E:X|A|P|U CR:X|H|M|L IR:X|H|M|L AR:X|H|M|L MAV:X|N|A|L|P MAC:X|L|H MAT:X|N|P MPR:X|N|L|H MUI:X|N|P|A MVC:X|H|L|N MVI:X|H|L|N MVA:X|H|L|N MSC:X|H|L|N MSI:X|S|H|L|N MSA:X|S|H|L|N S:X|N|P AU:X|N|Y R:X|A|U|I V:X|D|C RE:X|L|M|H U:X|Clear|Green|Amber|Red',
  ),
}

/**
 * Scores a CVSS vector of version 2.0, 3.0, 3.1 or 4.0 (FIRST).
 * @throws CvssError when the vector is not one
 */
export function scoreCvss(vector: string): CvssScore {
  const { version, metrics } = parse(vector)
  if (version === '4.0') {
    const scores = new calculators.Cvss4P0(vector).calculateScores()
    return {
      version,
      vector,
      score: scores.overall,
      severity: rate(version, scores.overall),
      base: baseOf4(vector, metrics),
      metrics,
    }
  }
  const Calculator = { '2.0': calculators.Cvss2, '3.0': calculators.Cvss3P0, '3.1': calculators.Cvss3P1 }[
    version
  ]
  const scores = new Calculator(vector).calculateScores()
  const base = scores.base ?? scores.overall
  const score =
    version === '2.0' && scores.environmental === undefined ? temporalOf2(base, metrics) : scores.overall
  return { version, vector, score, severity: rate(version, score), base, metrics }
}

/** v2 §3.2.2, as integers in hundredths: E, RL and RC. */
const TEMPORAL_2: Record<string, Record<string, number>> = {
  E: { U: 85, POC: 90, F: 95 },
  RL: { OF: 87, TF: 90, W: 95 },
  RC: { UC: 90, UR: 95 },
}

/** v2 rounds half up; the calculator multiplies in binary and gives 8.5 for 9.0 × 0.95 = 8.55. */
function temporalOf2(base: number, metrics: ReadonlyMap<string, string>): number {
  let product = Math.round(base * 10)
  for (const [metric, weights] of Object.entries(TEMPORAL_2))
    product *= weights[metrics.get(metric) ?? ''] ?? 100
  return Math.floor((product + 500_000) / 1_000_000) / 10
}

/** In 4.0 threat and environmental metrics enter the one formula; the base score is that of the base metrics alone. */
function baseOf4(vector: string, metrics: ReadonlyMap<string, string>): number {
  const required = [...metrics].filter(([metric]) => GRAMMARS['4.0'][metric]?.required)
  if (required.length === metrics.size) return new calculators.Cvss4P0(vector).calculateScores().overall
  const text = `CVSS:4.0/${required.map(([metric, value]) => `${metric}:${value}`).join('/')}`
  return new calculators.Cvss4P0(text).calculateScores().overall
}

function parse(vector: string): { version: CvssVersion; metrics: Map<string, string> } {
  if (vector.length > 512) throw new CvssError('This is no CVSS vector: it is longer than 512 characters.')
  const prefix = /^CVSS:([0-9.]{1,8})\//.exec(vector)
  const version = prefix === null ? '2.0' : (prefix[1] as string)
  if (!isVersion(version) || (prefix !== null && version === '2.0')) {
    throw new CvssError(
      `${JSON.stringify(vector.slice(0, 20))}: CVSS 2.0 (without prefix), 3.0, 3.1 and 4.0 are read.`,
    )
  }
  const rules = GRAMMARS[version]
  const metrics = new Map<string, string>()
  for (const part of vector.slice(prefix?.[0].length ?? 0).split('/')) {
    const [metric = '', value = '', ...rest] = part.split(':')
    const rule = Object.hasOwn(rules, metric) ? rules[metric] : undefined
    if (rule === undefined || rest.length > 0) {
      throw new CvssError(`CVSS ${version} knows no metric ${JSON.stringify(part.slice(0, 40))}.`)
    }
    if (metrics.has(metric)) throw new CvssError(`CVSS ${version}: the metric ${metric} is given twice.`)
    if (!rule.values.includes(value)) {
      throw new CvssError(
        `CVSS ${version}: ${metric} is one of ${rule.values.join(', ')}, not ${JSON.stringify(value.slice(0, 40))}.`,
      )
    }
    metrics.set(metric, value)
  }
  const missing = Object.keys(rules).filter((metric) => rules[metric]?.required && !metrics.has(metric))
  if (missing.length > 0)
    throw new CvssError(`CVSS ${version}: the base metrics ${missing.join(', ')} are missing.`)
  return { version, metrics }
}

const isVersion = (text: string): text is CvssVersion => Object.hasOwn(GRAMMARS, text)

/** Qualitative scale: v3.0 §5, v3.1 §5, v4.0 §6; for 2.0 the one NVD uses (no "none", no "critical"). */
function rate(version: CvssVersion, score: number): CvssSeverity {
  if (version === '2.0') return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low'
  if (score === 0) return 'none'
  return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low'
}
