const ENTITIES = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }))
/** Elements whose content nobody reads. */
const UNREAD = ['script', 'style', 'head', 'title', 'template']

/**
 * The words of an HTML mail, for those that come without a plain text: line ends where blocks end, quotations marked
 * as in plain text. Nothing of it is ever shown as HTML; what is odd comes out as odd text.
 */
export function textOfHtml(html: string): string {
  // Letters of ASCII alone: others may change the length, and with it every place.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const lines: string[][] = [[]]
  let quoted = 0
  const newLine = () => {
    lines.push(['> '.repeat(Math.min(quoted, 3))])
  }
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    const words = html.slice(at, open === -1 ? html.length : open)
    lines.at(-1)!.push(words.replace(/\s+/g, ' '))
    if (open === -1) break
    const close = html.indexOf('>', open)
    if (close === -1) break
    at = close + 1
    const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 40)) ?? []
    const tag = name.toLowerCase()
    if (html.startsWith('<!--', open)) at = after(lower, '-->', open)
    else if (UNREAD.includes(tag) && slash === '') at = after(lower, `</${tag}`, close)
    else if (tag === 'blockquote') {
      quoted = Math.max(0, quoted + (slash === '' ? 1 : -1))
      newLine()
    } else if (/^(br|p|div|li|tr|h[1-6]|pre|ul|ol|table|hr)$/.test(tag)) newLine()
  }
  return lines
    .map((pieces) => pieces.join('').trimEnd())
    .join('\n')
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/(?:\n(?:> ?)*){3,}/g, '\n\n')
    .trim()
}

/** Where to go on behind an ending; without one nothing more is read. */
function after(html: string, ending: string, from: number): number {
  const begins = html.indexOf(ending, from)
  const ends = begins === -1 ? -1 : html.indexOf('>', begins)
  return ends === -1 ? html.length : ends + 1
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase())
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
}
