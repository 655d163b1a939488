import type { CommonProduct } from '../../api/types.ts'

/** Things in whose name or group every word typed begins a word; all of them while nothing is typed. */
export function matching(products: readonly CommonProduct[], typed: string): readonly CommonProduct[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return products
  return products.filter(({ name, group }) => {
    const there = wordsOf(`${name} ${group}`)
    return wanted.every((word) => there.some((one) => one.startsWith(word)))
  })
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
