/**
 * Sentences that say the same to everybody and are worded for one recipient: sixteen wordings each, so that a copy
 * whose visible line was cut off still names whom it was given to. They say nothing that is not so.
 */
type Choice = readonly [string, string, string, string]
const SLOTS: readonly (readonly [
  before: string,
  first: Choice,
  between: string,
  second: Choice,
  after: string,
])[] = [
  [
    'Please ',
    ['treat', 'handle', 'keep', 'regard'],
    ' what ',
    ['follows', 'comes next', 'stands below', 'is written here'],
    ' as agreed.',
  ],
  [
    'This part ',
    ['shows', 'gives', 'tells', 'lists'],
    ' what was known ',
    ['by then', 'at that time', 'so far', 'until that day'],
    '.',
  ],
  [
    'Times are ',
    ['given', 'written', 'stated', 'noted'],
    ' as ',
    ['recorded', 'they were kept', 'the house has them', 'they stand in the case'],
    '.',
  ],
  [
    'Words of others are ',
    ['quoted', 'repeated', 'reproduced', 'set down'],
    ' ',
    ['unchanged', 'as they are', 'as they came', 'without changes'],
    '.',
  ],
  [
    'What is ',
    ['missing', 'left out', 'not here', 'absent'],
    ' was not ',
    ['meant', 'intended', 'thought necessary', 'needed'],
    ' for this copy.',
  ],
  [
    'Questions go to the ',
    ['coordinators', 'coordinating house', 'house that sent this', 'senders'],
    ', ',
    ['please', 'if you have any', 'at any time', 'whenever they arise'],
    '.',
  ],
  [
    'The ',
    ['state', 'status', 'standing', 'position'],
    ' may have changed ',
    ['since', 'meanwhile', 'after this was made', 'in the meantime'],
    '.',
  ],
  [
    'Do not ',
    ['pass', 'send', 'hand', 'give'],
    ' this on ',
    ['without asking', 'unasked', 'before asking', 'unless agreed'],
    '.',
  ],
  [
    'Versions are ',
    ['named', 'written', 'given', 'spelled'],
    ' as their ',
    ['makers', 'projects', 'authors', 'maintainers'],
    ' name them.',
  ],
  [
    'Nothing here is ',
    ['public', 'published', 'released', 'open'],
    ' unless it ',
    ['says so', 'is said', 'is marked so', 'is stated'],
    '.',
  ],
  [
    'Corrections are ',
    ['welcome', 'appreciated', 'wanted', 'gladly taken'],
    ' and will be ',
    ['entered', 'added', 'taken in', 'included'],
    '.',
  ],
  [
    'This copy was ',
    ['made', 'written', 'prepared', 'drawn up'],
    ' for one ',
    ['reader', 'recipient', 'addressee', 'party'],
    '.',
  ],
]

/** How many wordings there are in one copy. */
export const SLOT_COUNT = SLOTS.length

/** The sentences of one copy. @param mark at least six bytes, from a keyed hash of what the copy is called */
export function sentencesOf(mark: Uint8Array): string[] {
  return SLOTS.map(([before, first, between, second, after], slot) => {
    const bits = mark[slot >> 1]! >> (slot % 2 === 0 ? 4 : 0)
    return `${before}${first[(bits >> 2) & 3]}${between}${second[bits & 3]}${after}`
  })
}

/** Puts the sentences between the parts of a text, each at least once; a long text has them again and again. */
export function spread(parts: readonly string[], sentences: readonly string[]): string[] {
  const rounds = Math.max(parts.length, sentences.length)
  const woven: string[] = []
  for (let at = 0; at < rounds; at += 1) {
    const part = parts[at]
    if (part !== undefined) woven.push(part)
    woven.push(sentences[at % sentences.length]!)
  }
  return woven
}

export interface Trace<Id> {
  id: Id
  /** Sentences of the copy that stand in the text, of those whose place in it can be told at all. */
  found: number
  of: number
}

/** Sixteen wordings a sentence: with five of them right, one copy in a million fits by chance. */
const ENOUGH = 5

/**
 * Whose copy a text was taken from, the likeliest first; empty where too little of it is there.
 * @param text a leaked copy or a piece of one; line breaks and capitals do not matter
 */
export function identify<Id>(text: string, copies: readonly { id: Id; mark: Uint8Array }[]): Trace<Id>[] {
  const flat = normal(text)
  const present = SLOTS.map(([before, first, between, second, after]) =>
    first.some((one) =>
      second.some((other) => flat.includes(normal(before + one + between + other + after))),
    ),
  )
  const of = present.filter(Boolean).length
  return copies
    .map(({ id, mark }) => ({
      id,
      found: sentencesOf(mark).filter((sentence) => flat.includes(normal(sentence))).length,
      of,
    }))
    .filter(({ found }) => found >= ENOUGH && found * 5 >= of * 4)
    .sort((a, b) => b.found - a.found)
}

const normal = (text: string): string => text.toLowerCase().replace(/[\s>*_]+/g, ' ')
