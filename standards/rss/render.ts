/** One item of a feed. */
export interface RssItem {
  /** The same for ever: readers know by it what they have shown. */
  id: string
  title: string
  /** Plain text. */
  text: string
  link: string
  /** ISO 8601 instant. */
  at: string
}

/** Characters XML 1.0 has no place for (§2.2) are left out; what means something to XML is written as what it is. */
const escapeXml = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** An RSS 2.0 feed (RSS Advisory Board, RSS 2.0 Specification), newest item first as given. */
export function renderRss(
  channel: { title: string; link: string; text: string },
  items: readonly RssItem[],
): string {
  const element = (name: string, value: string) => `<${name}>${escapeXml(value)}</${name}>`
  const body = items.map(
    ({ id, title, text, link, at }) =>
      `<item>${element('title', title)}${element('link', link)}${element('description', text)}` +
      `<guid isPermaLink="false">${escapeXml(id)}</guid>${element('pubDate', new Date(at).toUTCString())}</item>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0"><channel>',
    element('title', channel.title) + element('link', channel.link) + element('description', channel.text),
    ...body,
    '</channel></rss>',
    '',
  ].join('\n')
}
