/** The address bar is the state of every list: plain `?key=value`, no JSON, values always text. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(key, value)
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** What a list may be narrowed by: one of these words, or free text of at most 200 characters. */
export type FacetSpec = Record<string, readonly string[] | 'text'>
export type Facets<Spec extends FacetSpec> = {
  [Key in keyof Spec]?: (Spec[Key] extends readonly (infer Word)[] ? Word : string) | undefined
}

const MAX_TEXT = 200

/** Reads facets from an address; a word the list does not know is dropped rather than sent to the server. */
export function readFacets<const Spec extends FacetSpec>(
  spec: Spec,
  search: Record<string, unknown>,
): Facets<Spec> {
  const facets: Record<string, string> = {}
  for (const [key, words] of Object.entries(spec)) {
    const value = search[key]
    if (typeof value !== 'string' || value === '') continue
    if (words === 'text') facets[key] = value.slice(0, MAX_TEXT)
    else if (words.includes(value)) facets[key] = value
  }
  // Every value was checked against the spec of its key just above.
  return facets as Facets<Spec>
}
