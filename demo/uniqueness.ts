/** What the comparison needs of a report of the scenario. */
export interface WrittenReport {
  id: string
  title: string
  text: string
}

/** A run of words two reports have in common; the two ids are in the order the reports were given. */
export interface SharedRun {
  first: string
  second: string
  words: string
}

/**
 * The words of a passage, lower-cased, without code: a proof may be quoted twice, prose may not.
 * An unclosed fence runs to the end of the text, as in CommonMark §4.5.
 */
export function proseWords(text: string): string[] {
  const lines: string[] = []
  let fence: string | undefined
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === undefined && mark !== undefined) fence = mark
    else if (fence !== undefined && mark?.startsWith(fence)) fence = undefined
    else if (fence === undefined) lines.push(line)
  }
  // Inline code is replaced by nothing countable, so the words on both sides become neighbours.
  const prose = lines.join('\n').replace(/(`+)[^`]+\1/g, ' ')
  return prose.toLowerCase().match(/[a-z0-9]+/g) ?? []
}

/**
 * Runs of `words` consecutive words that two different reports share outside code, the first run of
 * each pair only. Title and text are separate passages; a repetition inside one report is allowed.
 */
export function sharedRuns(reports: readonly WrittenReport[], words = 8): SharedRun[] {
  const owner = new Map<string, string>()
  const reported = new Set<string>()
  const shared: SharedRun[] = []
  for (const report of reports) {
    for (const passage of [report.title, report.text]) {
      const list = proseWords(passage)
      for (let start = 0; start + words <= list.length; start += 1) {
        const run = list.slice(start, start + words).join(' ')
        const first = owner.get(run)
        if (first === undefined) owner.set(run, report.id)
        if (first === undefined || first === report.id) continue
        const pair = JSON.stringify([first, report.id])
        if (reported.has(pair)) continue
        reported.add(pair)
        shared.push({ first, second: report.id, words: run })
      }
    }
  }
  return shared
}
