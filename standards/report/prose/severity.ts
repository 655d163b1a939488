import { severityOfScore } from '../../cvss-text/vector.ts'
import type { Severity } from '../document.ts'
import { severityWord } from '../severity-word.ts'

const WORD = '(critical|high|medium|moderate|low|important)'
const SAID = new RegExp(
  String.raw`\b(?:severity|risk|rating|impact|priority)\b[^\n\w]{1,12}(?:is |of |rating )?${WORD}\b|\b${WORD}[- ](?:severity|risk)\b`,
  'i',
)
const SCORE = /\bcvss\b[^\n\d]{0,40}(?:v?[234](?:\.[01])?\b[^\n\d]{1,20})?(\d{1,2}\.\d)\b/i

/** Severity a report states: its `Severity:` line, a CVSS score, or the word in a sentence. */
export function findSeverity(header: ReadonlyMap<string, string>, prose: string): Severity | undefined {
  const stated = header.get('severity') ?? header.get('risk') ?? header.get('priority')
  const word = severityWord(/[a-z]+/i.exec(stated ?? '')?.[0])
  if (word !== undefined) return word
  const score = SCORE.exec(
    `cvss ${header.get('cvss') ?? header.get('cvss score') ?? ''}\n${prose.slice(0, 100_000)}`,
  )?.[1]
  if (score !== undefined) return severityOfScore(Number(score))
  const said = SAID.exec(prose.slice(0, 100_000))
  return severityWord(said?.[1] ?? said?.[2])
}
