/** An event as the watch floor reads it: its kind, what it is about, how many things. */
export interface Act {
  kind: string
  data: Record<string, unknown>
  count: number
  at: Date
}

type Words = (act: Act) => string

/** Events the public watch floor tells of, with their words: counts and kinds, never names. */
const SENTENCES: Record<string, Words> = {
  'findings.accepted': ({ count }) =>
    count === 1 ? 'A finding was accepted' : `${count} findings were accepted`,
  'findings.grouped': ({ count }) =>
    count === 1 ? 'A finding found its root cause' : `${count} findings found their root causes`,
  'reproduction.judged': ({ data }) => `A proof was run: ${String(data.verdict)}`,
  'root-causes.merged': () => 'A person merged two root causes',
  'root-causes.unmerged': () => 'A person took findings out of a root cause',
  'finding.attested': () => 'A coordinator attested a finding',
  'case.opened': () => 'A case was opened',
  'case.moved': ({ data }) => `A case is now ${String(data.to ?? 'elsewhere')}`,
  'advisory.published': () => 'An advisory was published',
}

/** The kinds of events that have words. */
export const TOLD: readonly string[] = Object.keys(SENTENCES)

const TOGETHER_MS = 60_000

/** Acts in words, latest first; the same words within a minute become one line with a count. */
export function activity(
  acts: readonly Act[],
  limit: number,
): { at: string; kind: string; text: string; href: null }[] {
  const lines: { at: Date; kind: string; text: string; times: number }[] = []
  for (const act of acts) {
    const text = Object.hasOwn(SENTENCES, act.kind) ? SENTENCES[act.kind]?.(act) : undefined
    if (text === undefined) continue
    const same = lines.find(
      (line) => line.text === text && line.at.getTime() - act.at.getTime() < TOGETHER_MS,
    )
    if (same) same.times += 1
    else if (lines.length < limit) lines.push({ at: act.at, kind: act.kind, text, times: 1 })
  }
  return lines.map(({ at, kind, text, times }) => ({
    at: at.toISOString(),
    kind,
    text: times === 1 ? text : `${text}, ${times} times`,
    href: null,
  }))
}
