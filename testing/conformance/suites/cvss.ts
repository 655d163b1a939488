import { asList, asText, member } from '../../../standards/report/loose.ts'
import { scoreCvss } from '../../../standards/scoring/cvss.ts'
import { isIndex, listFiles, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

/** Red Hat's CVSS vectors: every base score, and the score of the whole vector, to the tenth. */
export const cvss: Suite = {
  name: 'cvss',
  folders: ['cvss/redhat'],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    for (const file of listFiles(corpus, 'cvss/redhat').filter((name) => !isIndex(name))) {
      const content = readJsonFile(corpus, file)
      const mustReject = file.endsWith('must_reject.json')
      const cases = mustReject ? asList(content) : asList(member(content, 'cases'))
      for (const [index, entry] of cases.entries()) {
        const vector = asText(member(entry, 'vector')) ?? ''
        const name = `${file}#${index} ${vector}`
        if (mustReject) await recorder.check(name, () => rejects(vector))
        else await recorder.check(name, () => agrees(vector, asList(member(entry, 'scores'))))
      }
    }
    return recorder.outcome
  },
}

function rejects(vector: string): string | undefined {
  try {
    return `scored ${scoreCvss(vector).score}, must be refused`
  } catch {
    return undefined
  }
}

/** Columns are base, temporal, environmental, or in version 4 the one score. */
function agrees(vector: string, scores: readonly unknown[]): string | undefined {
  const { score, base } = scoreCvss(vector)
  if (scores.length === 1) return score === scores[0] ? undefined : `${score}, expected ${scores[0]}`
  // The environmental column of version 3 is filled even where the vector has no environmental metric;
  // the vector's own score then is the temporal one.
  const environmental = /\/(?:M[A-Z]+|[CIA]R|CDP|TD):(?!X|ND)/.test(vector)
  const expected = environmental ? scores[2] : (scores[1] ?? scores[0])
  if (base !== scores[0]) return `base ${base}, expected ${scores[0]}`
  return score === expected ? undefined : `${score}, expected ${expected}`
}
