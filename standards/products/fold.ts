/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Longer cells name no product; the rest is not looked at. */
const LONGEST = 300

/** UTF-8 that some tool read as Latin-1: "DrÃ¤ger". Lists out of spreadsheets and public records hold it alike. */
const MISREAD = /[\u00c3\u00c2][\u0080-\u00bf]/

function reread(text: string): string {
  if (!MISREAD.test(text)) return text
  return text.replace(/([\u00c2\u00c3])([\u0080-\u00bf])/g, (_, lead: string, tail: string) =>
    String.fromCharCode(((lead.charCodeAt(0) & 0x03) << 6) | (tail.charCodeAt(0) & 0x3f)),
  )
}

/**
 * Text made comparable: lower case, no diacritics, no trademark signs, CPE's escapes and underscores undone,
 * a plus that ends a name ("SC+") kept as a word. At most 300 characters are looked at.
 */
export function fold(text: string): string {
  return reread(text.slice(0, LONGEST))
    .replace(/[®™©]|\((?:r|tm|c)\)/gi, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\\(.)/g, '$1')
    .replace(/_/g, ' ')
    .replace(/(?<=[a-z0-9+])\+/g, 'plus')
}

/** Letters and digits alone: "PAN-OS", "Pan OS" and "pan_os" are one. Takes folded text. */
export const squash = (folded: string): string => folded.replace(/[^\p{L}\p{N}]+/gu, '')

/** Runs of letters and runs of digits, in order: "mx450 rel" → mx, 450, rel. Takes folded text. */
export const atomsOf = (folded: string): string[] => folded.match(/\p{L}+|\p{N}+/gu) ?? []

/** Words as white space and list signs part them, each squashed: "ELI 280/BUR280" → eli, 280, bur280. */
export const wordsOf = (folded: string): string[] =>
  folded.split(/[\s/,;()&|[\]{}<>"“”]+/).flatMap((word) => {
    const parts = word.split(/[-–—]/)
    // Hyphens join a name ("pan-os", "c-cure") or part whole words ("net-scaler"); only short parts are one name.
    const apart = parts.length > 1 && parts.every((part) => /^\p{L}{4,}$/u.test(part))
    return (apart ? parts : [word]).map(squash).filter((part) => part !== '')
  })
