import { textOrder } from './order.ts'

/**
 * The VERS type `lexicographic`: the bytes of the UTF-8 text, without any normalisation.
 * @returns undefined for a text with half a surrogate pair: it has no UTF-8 form
 */
export const lexicographicOrder = textOrder((text) => {
  if (/\p{Surrogate}/u.test(text)) return undefined
  return String.fromCharCode(...new TextEncoder().encode(text))
})
