const STARTED = [
  /^pkg:[a-z][a-z0-9.+-]*\/[^\s/]+/i,
  /^(?:product|model):[^\s/]+\/[^\s/]+/i,
  /^service:[^\s]{3,}/i,
  /^repository:[^\s]{5,}/i,
  /^[a-z][a-z+.-]*:\/\/[^\s/]+/i,
  /^(?:[^\s@/]+@)?[^\s@/:]+\.[a-z]{2,}[:/][^\s/]+\/[^\s/]+/i,
]

/** Whether a line could be a target already. While it is being typed nothing is asked of the server: it would only refuse. */
export const couldBeTarget = (line: string): boolean => {
  const text = line.trim()
  return STARTED.some((form) => form.test(text))
}

/**
 * The same package or product with other versions, as one line.
 * @param versions a range, as a refusal suggests
 */
export function withVersions(line: string, versions: string): string {
  const [head = ''] = line.trim().split(/\s+/)
  // The version of a package URL stands before its qualifiers; the "@" of an npm scope stands before a slash.
  const bare = head.startsWith('pkg:') ? head.replace(/@[^@/?#]*(?=$|[?#])/, '') : head
  return `${bare} ${versions}`
}
