const CWE = /\bcwe[-_: ]{0,2}0{0,4}([1-9]\d{0,4})\b/gi
const MOST = 32

/**
 * Weakness identifiers named in a text, each once, in canonical spelling: `external/cwe/cwe-079`,
 * `CWE: 79` and `cwe_79` are all CWE-79.
 */
export function findWeaknesses(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(CWE)) {
    found.add(`CWE-${match[1]}`)
    if (found.size >= MOST) break
  }
  return [...found]
}
