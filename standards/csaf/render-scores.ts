import { type ReadVector, readVector } from '../cvss-text/vector.ts'

export interface CsafScore {
  products: string[]
  cvss_v2?: { version: '2.0'; vectorString: string; baseScore: number }
  cvss_v3?: { version: '3.0' | '3.1'; vectorString: string; baseScore: number; baseSeverity: string }
}

/**
 * Scores of the affected products (CSAF 2.0 §3.2.3.12). At most one vector of each CVSS generation may
 * stand for a product (test 6.1.7), and CSAF 2.0 knows no CVSS 4: the rest is handed back as `elsewhere`.
 */
export function renderScores(
  vectors: readonly string[],
  products: string[],
): { scores: CsafScore[]; elsewhere: string[] } {
  const score: CsafScore = { products }
  const elsewhere: string[] = []
  for (const text of vectors) {
    const read = readVector(text)
    if (read === undefined || products.length === 0 || !place(read, score)) elsewhere.push(text)
  }
  return { scores: score.cvss_v2 || score.cvss_v3 ? [score] : [], elsewhere }
}

function place({ version, vector, baseScore, severity }: ReadVector, score: CsafScore): boolean {
  if (version === '2.0' && score.cvss_v2 === undefined) {
    score.cvss_v2 = { version, vectorString: vector, baseScore }
    return true
  }
  if ((version === '3.0' || version === '3.1') && score.cvss_v3 === undefined) {
    score.cvss_v3 = { version, vectorString: vector, baseScore, baseSeverity: severity.toUpperCase() }
    return true
  }
  return false
}
