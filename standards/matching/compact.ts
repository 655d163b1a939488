/** Compact storage for indexes of hundreds of thousands of rows. */

/** Each text once, known by a number from 0. */
export interface Texts {
  /** Its number, given now if it is new. */
  add(text: string): number
  find(text: string): number | undefined
  at(number: number): string
  readonly size: number
}

export function createTexts(): Texts {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  return {
    add(text) {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      texts.push(text)
      return texts.length - 1
    },
    find: (text) => numbers.get(text),
    at: (number) => texts[number]!,
    get size() {
      return texts.length
    },
  }
}

/** Whole numbers in a row, four bytes each. */
export interface Ints {
  push(value: number): void
  at(index: number): number
  set(index: number, value: number): void
  readonly length: number
}

export function createInts(): Ints {
  let values = new Int32Array(1024)
  let length = 0
  return {
    push(value) {
      if (length === values.length) {
        const larger = new Int32Array(length * 2)
        larger.set(values)
        values = larger
      }
      values[length] = value
      length += 1
    },
    at: (index) => values[index]!,
    set(index, value) {
      values[index] = value
    },
    get length() {
      return length
    },
  }
}

/** Stands for "no such text" and "no next row". */
export const NONE = -1

/** Kind, space and name as one text that no other three make. */
export const nameText = (kind: 'package' | 'product', space: string, name: string): string =>
  `${kind === 'package' ? 'p' : 'v'}${space.length}:${space}${name}`

export function partsOf(text: string): { kind: 'package' | 'product'; space: string; name: string } {
  const colon = text.indexOf(':')
  const end = colon + 1 + Number(text.slice(1, colon))
  return {
    kind: text.startsWith('p') ? 'package' : 'product',
    space: text.slice(colon + 1, end),
    name: text.slice(end),
  }
}
