import { Lexer, type Token } from 'marked'

/** A block of code in a report, with the words that stand before it. */
export interface CodeBlock {
  /** First word of the fence's info string, lower case; empty for an indented block. */
  language: string
  /** The rest of the info string. */
  info: string
  text: string
  /** The heading it stands under, and the text directly before it. */
  heading: string
  before: string
}

export interface Structure {
  headings: string[]
  blocks: CodeBlock[]
  /** Everything that is not a code block, headings included, in order. */
  prose: string
}

/** Reports shorter than this are lexed whole. */
const PIECE = 16_384

/** How much of the text before a block can tell what the block is. */
const BEFORE = 400
/** Blocks looked at; the rest of a longer report is only read as text. */
const MOST_BLOCKS = 256

/** Quotes and lists nested deeper than this are no report; the lexer recurses once a level. */
const DEEPEST = 24

/**
 * Block structure of a report in Markdown, or in no markup at all. Only blocks are lexed: inline markup
 * is read by the finders, which need the raw text.
 */
export function readStructure(text: string): Structure {
  const structure: Builder = { headings: [], blocks: [], prose: [], heading: '', before: '' }
  for (const piece of pieces(text)) {
    const plain = piece.length > 2 * PIECE || nestsTooDeep(piece)
    walk(structure, plain ? plainTokens(piece) : new Lexer({ gfm: true }).blockTokens(piece, []))
  }
  return { headings: structure.headings, blocks: structure.blocks, prose: structure.prose.join('\n\n') }
}

/**
 * The text in pieces of about PIECE characters, cut between lines and never inside a fence: the lexer takes
 * time by the square of what it is given where lists are concerned.
 */
function pieces(text: string): string[] {
  const cut: string[] = []
  let from = 0
  let at = 0
  let inFence = false
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline + 1
    if (/^[ \t>]{0,20}(?:```|~~~)/.test(text.slice(at, Math.min(end, at + 24)))) inFence = !inFence
    at = end
    if (at - from >= PIECE && !inFence) {
      cut.push(text.slice(from, at))
      from = at
    }
  }
  if (from < text.length) cut.push(text.slice(from))
  return cut
}

interface Builder {
  headings: string[]
  blocks: CodeBlock[]
  prose: string[]
  heading: string
  before: string
}

function walk(into: Builder, tokens: readonly Token[]): void {
  for (const token of tokens) {
    switch (token.type) {
      case 'heading':
        into.heading = token.text
        into.before = ''
        into.headings.push(token.text)
        into.prose.push(token.text)
        break
      case 'code':
        addCode(into, token.lang ?? '', token.text)
        break
      case 'list':
        for (const item of token.items) walk(into, item.tokens)
        break
      case 'blockquote':
        walk(into, token.tokens ?? [])
        break
      case 'html':
        addHtml(into, token.raw)
        break
      case 'space':
      case 'hr':
        break
      default:
        addProse(into, token.raw)
    }
  }
}

function addCode(into: Builder, fence: string, text: string): void {
  if (into.blocks.length >= MOST_BLOCKS) return
  const [language = '', ...info] = fence.trim().split(/[\s{},:]+/)
  into.blocks.push({
    language: language.toLowerCase(),
    info: info.join(' '),
    text,
    heading: into.heading,
    before: into.before,
  })
}

function addProse(into: Builder, raw: string): void {
  // "PoC: ```js … ```" in the middle of a line is no fence to Markdown, but it is to its author.
  const rest = cutEnclosed(raw, /```[ \t]?([a-z]{0,12})[ \t\n]/gi, '```', (text, language, before) => {
    into.before = before
    addCode(into, language, text)
  }).trim()
  if (rest === '') return
  into.prose.push(rest)
  into.before = rest.slice(-BEFORE)
}

function addHtml(into: Builder, raw: string): void {
  const rest = cutEnclosed(raw, /<pre\b[^>]{0,200}>/gi, '</pre>', (text) => {
    addCode(into, '', unescapeHtml(text.replace(/<[^>]{0,200}>/g, '')))
  })
  addProse(into, unescapeHtml(rest.replace(/<[^>\n]{0,200}>/g, ' ')))
}

/** A report holds a handful of programs; a hostile one opens thousands and closes none. */
const MOST_ENCLOSED = 64

/** Hands over what stands between an opening pattern and a closing text, and returns what is left. */
function cutEnclosed(
  raw: string,
  opening: RegExp,
  closing: string,
  take: (text: string, group: string, before: string) => void,
): string {
  let rest = ''
  let from = 0
  for (let taken = 0; taken < MOST_ENCLOSED; taken += 1) {
    opening.lastIndex = from
    const open = opening.exec(raw)
    const start = (open?.index ?? 0) + (open?.[0].length ?? 0)
    const end = open === null ? -1 : raw.indexOf(closing, start)
    if (open === null || end < 0) break
    take(raw.slice(start, end), open[1] ?? '', raw.slice(Math.max(0, open.index - BEFORE), open.index))
    rest += `${raw.slice(from, open.index)} `
    from = end + closing.length
  }
  return rest + raw.slice(from)
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#0?39;|&apos;/g, "'")
    .replaceAll('&amp;', '&')
}

function nestsTooDeep(text: string): boolean {
  const markers = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=\\s)|\\d{1,9}[.)](?=\\s))){${DEEPEST},}`, 'm')
  const indentedItem = new RegExp(`^[ \\t]{${DEEPEST * 2},}(?:[-*+]|\\d{1,9}[.)])\\s`, 'm')
  return markers.test(text) || indentedItem.test(text)
}

/** Without a lexer: fences and paragraphs, nothing nested. */
function plainTokens(text: string): Token[] {
  return text.split(/^[ \t]*```/m).flatMap((part, index): Token[] => {
    if (index % 2 === 0)
      return part.split(/\n{2,}/).map((raw) => ({ type: 'paragraph', raw, text: raw, tokens: [] }))
    const end = part.indexOf('\n')
    return [{ type: 'code', raw: part, lang: part.slice(0, Math.max(0, end)), text: part.slice(end + 1) }]
  })
}
