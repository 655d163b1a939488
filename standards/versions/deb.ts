import { textOrder } from './order.ts'
import { MARK, num } from './sortable.ts'

const DEBIAN = /^(?:(\d+):)?([0-9A-Za-z.+~:_-]+)$/

/**
 * Debian Policy §5.6.12: epoch, then upstream version, then revision, each read in turns as text without
 * digits and as a number. In text, `~` comes before the end, the end before letters, letters before the rest.
 */
export const debOrder = textOrder((text) => {
  const [, epoch = '0', rest] = DEBIAN.exec(text) ?? []
  if (rest === undefined) return undefined
  const dash = rest.lastIndexOf('-')
  const upstream = dash < 0 ? rest : rest.slice(0, dash)
  if (upstream === '') return undefined
  // "The absence of a debian_revision is equivalent to a debian_revision of 0."
  const revision = dash < 0 ? '0' : rest.slice(dash + 1)
  return num(epoch) + partKey(upstream) + partKey(revision)
})

/** Turns of text and number; a number that is missing counts as 0. */
const TURN = /([^0-9]*)([0-9]*)/g

function partKey(part: string): string {
  let key = ''
  for (const [turn, words = '', digits = ''] of part.matchAll(TURN))
    if (turn !== '') key += wordsKey(words) + num(digits)
  return key + END
}

const END = MARK[2]

function wordsKey(words: string): string {
  let key = ''
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at)
    const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    key += code === 126 ? MARK[1] : isLetter ? words[at] : String.fromCharCode(code + 128)
  }
  return key + END
}
