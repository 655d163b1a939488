import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ask, OutboundProblem } from '../outbound/request.ts'
import { discover, domainIn } from './discover.ts'
import { parseSecurityTxt } from './parse.ts'

const NOW = new Date('2027-03-01T00:00:00Z')
const URL_ = 'https://example.org/.well-known/security.txt'
const read = (lines: string[], url: string | undefined = URL_) => parseSecurityTxt(lines.join('\n'), url, NOW)
const GOOD = [
  '# Our security address',
  'Contact: mailto:security@example.org',
  'Expires: 2027-12-31T18:37:07z',
]

describe('a security.txt', () => {
  it('is read: whom to write to first, how, until when', () => {
    const found = read([
      ...GOOD,
      'Contact: tel:+1-201-555-0123',
      'contact: https://example.org/report',
      'Encryption: openpgp4fpr:5f2de5521c63a801ab59ccb603d49de44b29100f',
      'Preferred-Languages: en, es, fr-CA',
      `Canonical: ${URL_}`,
      'Policy: https://example.org/policy',
      'CSAF: https://example.org/.well-known/csaf/provider-metadata.json',
      'X-Unknown: is ignored',
      '',
    ])
    expect(found).toEqual({
      contacts: ['mailto:security@example.org', 'tel:+1-201-555-0123', 'https://example.org/report'],
      expires: '2027-12-31T18:37:07.000Z',
      encryption: ['openpgp4fpr:5f2de5521c63a801ab59ccb603d49de44b29100f'],
      acknowledgments: [],
      languages: ['en', 'es', 'fr-CA'],
      canonical: [URL_],
      policy: ['https://example.org/policy'],
      hiring: [],
      csaf: ['https://example.org/.well-known/csaf/provider-metadata.json'],
      signed: false,
      warnings: [],
    })
  })
  it.each([
    ['without a contact', [GOOD[2]!], /names no contact/],
    ['without an end', GOOD.slice(0, 2), /until when it holds/],
    ['past its end', [GOOD[1]!, 'Expires: 2027-01-01T00:00:00Z'], /expired on 2027-01-01/],
    ['with two ends', [...GOOD, 'Expires: 2027-12-30T00:00:00Z'], /more than once until when/],
    ['that holds for ever', [GOOD[1]!, 'Expires: 2099-01-01T00:00:00Z'], /more than a year/],
    ['with no date for its end', [GOOD[1]!, 'Expires: next year'], /no date/],
    ['of another place', [...GOOD, 'Canonical: https://other.example/security.txt'], /belongs at/],
    ['with an address over plain http', [...GOOD, 'Policy: http://example.org/p'], /left out/],
    ['with a bare e-mail address', ['Contact: security@example.org', GOOD[2]!], /lacks “mailto:”/],
    ['with a script for an address', [...GOOD, 'Contact: javascript:alert(1)'], /left out/],
    [
      'with two lists of languages',
      [...GOOD, 'Preferred-Languages: en', 'Preferred-Languages: fr'],
      /languages more than once/,
    ],
    ['with a line that is no field', [...GOOD, '<html>'], /is no field/],
  ])('%s says so', (_what, lines, warning) => {
    const found = read(lines)
    expect(
      found.warnings.some((text) => warning.test(text)),
      found.warnings.join(' '),
    ).toBe(true)
    expect(JSON.stringify([found.contacts, found.policy])).not.toMatch(/javascript|http:/)
  })
  it('is read inside an OpenPGP signature, which is not taken for checked', () => {
    const found = read([
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Hash: SHA256',
      '',
      ...GOOD.slice(1),
      '- Policy: https://example.org/policy',
      '-----BEGIN PGP SIGNATURE-----',
      'Contact: mailto:mallory@elsewhere.test',
      '-----END PGP SIGNATURE-----',
    ])
    expect(found.contacts).toEqual(['mailto:security@example.org'])
    expect(found.policy).toEqual(['https://example.org/policy'])
    expect(found.warnings).toEqual(['It is signed; the signature was not checked here (§2.3).'])
  })
  it('is never more than read, whatever it holds', () => {
    const line = fc.oneof(
      fc.constantFrom(...GOOD, 'Contact:', ':', '-----BEGIN PGP SIGNED MESSAGE-----'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const found = parseSecurityTxt(lines.join('\n'), URL_, NOW)
        for (const address of found.contacts) expect(address).toMatch(/^(https|mailto|tel):/i)
      }),
    )
  })
})

describe('a domain', () => {
  it.each([
    ['example.org', 'example.org'],
    ['EXAMPLE.org.', 'example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('%s is asked as %s', (text, domain) => expect(domainIn(text)).toBe(domain))
  it.each([
    'https://example.org',
    'example.org/x',
    'a@example.org',
    '10.0.0.1',
    '[::1]',
    '127.1',
    '0x7f000001',
    'localhost',
    'example.org:8443',
    '',
    'a b.org',
    'a%2eorg',
  ])('%s is none', (text) => expect(domainIn(text)).toBeUndefined())
})

describe('looking for it', () => {
  const asked: string[] = []
  const world = (
    answers: Record<
      string,
      { status?: number; location?: string; type?: string; body?: string | Buffer } | 'gone'
    >,
  ): Ask => {
    asked.length = 0
    return async (url, options) => {
      asked.push(url.href)
      expect(options).toMatchObject({ loopback: false, method: 'GET' })
      const answer = answers[url.href]
      if (answer === 'gone' || answer === undefined)
        throw new OutboundProblem(`${url.host} cannot be reached.`)
      return {
        status: answer.status ?? 200,
        headers: { 'content-type': answer.type ?? 'text/plain; charset=utf-8', location: answer.location },
        body: Buffer.from(answer.body ?? GOOD.join('\n')),
      }
    }
  }
  it('finds it where it should be', async () => {
    expect(await discover('example.org', world({ [URL_]: {} }), NOW)).toMatchObject({
      url: URL_,
      problems: [],
    })
    expect(asked).toEqual([URL_])
  })
  it('finds it at the top, and says that it should not be there', async () => {
    const found = await discover(
      'example.org',
      world({ [URL_]: { status: 404 }, 'https://example.org/security.txt': {} }),
      NOW,
    )
    expect(found.securityTxt?.warnings).toEqual(['It lies at the top, not under /.well-known/ (§3).'])
    expect(found.problems).toEqual([`${URL_} was answered with 404.`])
  })
  it('follows within the domain alone', async () => {
    const www = 'https://www.example.org/.well-known/security.txt'
    expect(
      await discover('example.org', world({ [URL_]: { status: 301, location: www }, [www]: {} }), NOW),
    ).toMatchObject({ url: www })
    for (const location of [
      'https://elsewhere.test/security.txt',
      'http://example.org/security.txt',
      'https://notexample.org/',
      'https://example.org:8443/',
      'https://169.254.169.254/',
      'http://[',
    ]) {
      const found = await discover('example.org', world({ [URL_]: { status: 302, location } }), NOW)
      expect([location, found.url]).toEqual([location, null])
      expect(asked).toEqual([URL_, 'https://example.org/security.txt'])
    }
    const round = await discover('example.org', world({ [URL_]: { status: 302, location: URL_ } }), NOW)
    expect(round.problems[0]).toContain('without end')
    expect(asked.filter((url) => url === URL_)).toHaveLength(4)
  })
  it('takes no page for it, and nothing that is no text', async () => {
    const page = await discover('example.org', world({ [URL_]: { type: 'text/html', body: '<html>' } }), NOW)
    expect(page).toMatchObject({ url: null, securityTxt: null })
    const bytes = await discover(
      'example.org',
      world({ [URL_]: { body: Buffer.from([0xff, 0xfe, 0]) } }),
      NOW,
    )
    expect(bytes.problems[0]).toContain('not UTF-8')
  })
})
