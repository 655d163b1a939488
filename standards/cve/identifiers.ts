/** Identifier families that findings and advisories cite, as CSAF names their systems. */
const FAMILIES = [
  { system: 'CVE', pattern: /\bCVE-\d{4}-\d{4,19}\b/gi },
  { system: 'GHSA', pattern: /\bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b/gi },
  { system: 'OSV', pattern: /\b(?:PYSEC|GO|RUSTSEC|MAL|OSV)-\d{4}-\d{1,9}\b/g },
  { system: 'Snyk', pattern: /\bSNYK-[A-Z]{2,12}-[A-Z0-9]{1,80}-\d{1,12}\b/g },
] as const

/** Enough for any honest report; a hostile one may repeat millions. */
const MOST = 64

/**
 * Public identifiers named in a text, in order of appearance, each once, in canonical spelling
 * (CVE in capitals, GHSA with lower-case groups).
 */
export function findIdentifiers(text: string): string[] {
  const found = new Map<string, number>()
  for (const { pattern } of FAMILIES) {
    let taken = 0
    for (const match of text.matchAll(pattern)) {
      const id = canonical(match[0])
      if (!found.has(id)) found.set(id, match.index)
      taken += 1
      if (taken >= MOST) break
    }
  }
  return [...found]
    .sort((a, b) => a[1] - b[1])
    .slice(0, MOST)
    .map(([id]) => id)
}

/** The system that issued an identifier: CVE, GHSA, OSV, Snyk, or `other`. */
export function identifierSystem(id: string): string {
  for (const { system, pattern } of FAMILIES) {
    if (new RegExp(`^(?:${pattern.source})$`, 'i').test(id)) return system
  }
  return 'other'
}

export function isCve(id: string): boolean {
  return identifierSystem(id) === 'CVE'
}

function canonical(id: string): string {
  if (/^cve/i.test(id)) return id.toUpperCase()
  return /^ghsa/i.test(id) ? `GHSA${id.slice(4).toLowerCase()}` : id
}
