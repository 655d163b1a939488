import { findVectors } from '../cvss-text/vector.ts'
import { CvssError, type CvssScore, scoreCvss } from './cvss.ts'

/** What a public record says that an estimate may rest on. */
export interface EstimateRecord {
  /** CVSS vector strings of any version; what is none is left out. */
  vectors: readonly string[]
  /** CWE ids. */
  weaknesses: readonly string[]
  /** Title and description. */
  text: string
}

export interface Evidence {
  /** Usable vectors, each once: versions 3 and 4; version 2 only where there is nothing newer. */
  vectors: readonly CvssScore[]
  weaknesses: ReadonlySet<string>
  text: string
}

const LONGEST_TEXT = 8192
const MOST_VECTORS = 16

/** Some vendors write the vector into the description only. */
export function evidenceOf(record: EstimateRecord): Evidence {
  const text = record.text.slice(0, LONGEST_TEXT)
  const given = record.vectors.length > 0 ? record.vectors : findVectors(text)
  const scores = [...new Set(given)].slice(0, MOST_VECTORS).flatMap((vector) => score(vector) ?? [])
  const newer = scores.filter(({ version }) => version !== '2.0')
  return { vectors: newer.length > 0 ? newer : scores, weaknesses: new Set(record.weaknesses), text }
}

function score(vector: string): CvssScore | undefined {
  try {
    return scoreCvss(vector)
  } catch (error) {
    if (error instanceof CvssError) return undefined
    throw error
  }
}
