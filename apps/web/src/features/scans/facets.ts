/** The longest line the server reads as a target. */
const LONGEST = 4096

/** What stands in the address of the form and of the look-up. A target that is cut would be another one: it is dropped. */
export function readTargetSearch(search: Record<string, unknown>): { target?: string } {
  const { target } = search
  return typeof target === 'string' && target !== '' && target.length <= LONGEST ? { target } : {}
}
