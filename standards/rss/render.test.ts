import { describe, expect, it } from 'vitest'
import { renderRss } from './render.ts'

describe('a feed in RSS', () => {
  const channel = { title: 'Alerts & more', link: 'https://house.example/', text: 'What is new' }
  it('carries each item with an id that stays, and its date as RFC 822 writes it', () => {
    const xml = renderRss(channel, [
      {
        id: '7',
        title: 'CVE-2026-1',
        text: 'a < b',
        link: 'https://house.example/7',
        at: '2026-11-28T10:00:00Z',
      },
    ])
    expect(xml).toContain('<title>Alerts &amp; more</title>')
    expect(xml).toContain('<description>a &lt; b</description>')
    expect(xml).toContain(
      '<guid isPermaLink="false">7</guid><pubDate>Sat, 28 Nov 2026 10:00:00 GMT</pubDate>',
    )
  })
  it('lets no markup and no character through that XML has no place for', () => {
    const title = '</title><script>alert("x")</script>\u0000\ud800]]>'
    const xml = renderRss(channel, [{ id: '1', title, text: title, link: 'x', at: '2026-11-28T10:00:00Z' }])
    expect(xml).not.toContain('<script>')
    expect(xml).not.toContain('\u0000')
    expect(xml).not.toContain('\ud800')
  })
})
