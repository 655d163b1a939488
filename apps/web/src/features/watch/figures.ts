/** One line of a scenario's closing summary. */
export type Figure = { name: string; value: string }

const MOST_LINES = 60
const DEEPEST = 4

/** camelCase and snake_case keys as words: `pairwiseF1` → "pairwise F1". */
export function words(key: string): string {
  const spaced = key
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/\b([A-Z])([a-z])/g, (_, head: string, tail: string) => head.toLowerCase() + tail)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** Names of figures that are shares of one, whatever their value. */
const SHARES = /\b(?:precision|recall|f1|share|rate)$/i

function numberWords(name: string, value: number): string {
  if (SHARES.test(name) && value >= 0 && value <= 1) return `${Number((100 * value).toFixed(1))}%`
  if (Number.isInteger(value)) return value.toLocaleString('en')
  return String(Number(value.toPrecision(4)))
}

function scalar(name: string, value: unknown): string | undefined {
  if (typeof value === 'number') return numberWords(name, value)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return undefined
}

/** The order in which a report's way is told; the database keeps none. What is not named here comes after. */
const ORDER = [
  'findings',
  'accepted',
  'duplicates',
  'rejected',
  'rootCauses',
  'reproduced',
  'notReproduced',
  'intermittent',
  'outOfThreatModel',
  'waiting',
  'cases',
  'advisories',
  'members',
  'components',
  'exposures',
  'found',
  'grouping',
  'precision',
  'recall',
  'verdicts',
  'correct',
  'wrong',
]

function inOrder(summary: object): Array<[string, unknown]> {
  const place = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length)
  return Object.entries(summary).sort(([a], [b]) => place(a) - place(b))
}

/**
 * Lines of a summary whose shape belongs to the scenario: nested objects become "outer: inner" lines, lists
 * of words one line. What is deeper or longer than a person reads is left out.
 */
export function figures(summary: unknown, prefix = '', depth = 0): Figure[] {
  if (typeof summary !== 'object' || summary === null || depth >= DEEPEST) return []
  const lines = inOrder(summary).flatMap(([key, value]): Figure[] => {
    const name = prefix === '' ? words(key) : `${prefix}: ${words(key).toLowerCase()}`
    const text = scalar(name, value)
    if (text !== undefined) return [{ name, value: text }]
    if (Array.isArray(value)) {
      const items = value.map((item) => scalar(name, item)).filter((item) => item !== undefined)
      return items.length > 0 && items.length === value.length ? [{ name, value: items.join(', ') }] : []
    }
    return figures(value, name, depth + 1)
  })
  return lines.slice(0, MOST_LINES)
}
