/**
 * The key of a link: `/desk/<case>#<key>` lets a party without an account act in one case. It is kept for this
 * tab only, and leaves the address bar at once, so that it is neither bookmarked nor shown over a shoulder.
 */
const STORED = 'tocsin-link'
const DESK = /^\/desk\/[^/]+$/
/** What a key of this house looks like; anything else behind the "#" is an ordinary anchor. */
const KEY = /^tocsin_[\w-]{20,200}$/

// Also kept here: storage is refused in some private windows, and the key then lasts as long as the page.
let held: string | undefined

/** The key behind the "#" of a desk's address; undefined for any other address. */
export function keyIn(path: string, hash: string): string | undefined {
  if (!DESK.test(path)) return undefined
  const key = hash.replace(/^#/, '')
  return KEY.test(key) ? key : undefined
}

/** Takes the key out of the address bar, if there is one. @returns whether there was */
export function takeLinkKey(): boolean {
  const key = keyIn(location.pathname, location.hash)
  if (key === undefined) return false
  held = key
  try {
    sessionStorage.setItem(STORED, key)
  } catch {
    // As said above.
  }
  history.replaceState(history.state, '', location.pathname)
  return true
}

/** The key every request of this tab is sent with; undefined when it acts by session. */
export function linkKey(): string | undefined {
  if (typeof sessionStorage === 'undefined') return held
  try {
    return sessionStorage.getItem(STORED) ?? held
  } catch {
    return held
  }
}

/** Gives this tab back: whoever is signed in in this browser acts in it again. */
export function leaveLink(): void {
  held = undefined
  try {
    sessionStorage.removeItem(STORED)
  } catch {
    // Then it was never stored.
  }
  location.assign('/')
}
