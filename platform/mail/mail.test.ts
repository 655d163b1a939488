import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOfHtml } from './html.ts'
import { ANSWER_ABOVE, replyAddress, tokenIn } from './message.ts'
import { MailUnreadable, readMail } from './parse.ts'
import { withoutQuotation } from './quoted.ts'
import { outcomeOf } from './send.ts'

const raw = (headers: string[], body: string) => Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}`)
const HEAD = [
  'From: Vic <Vic@Vicuna.test>',
  'To: case@house.test',
  'Message-ID: <a@vicuna.test>',
  'Subject: Re: x',
]

describe('a quotation', () => {
  it.each([
    [
      'ends the answer',
      'Yes.\n\nOn Tue, Mar 2, 2027 at 3:00 PM House <x@y> wrote:\n> Do you?\n> Truly?',
      'Yes.',
    ],
    [
      'is introduced on two lines',
      'Yes.\n\nOn Tue, Mar 2, 2027 at 3:00 PM\nHouse <x@y> wrote:\n\n> Do you?',
      'Yes.',
    ],
    ['is introduced in German', 'Ja.\n\nAm Di., 2. März 2027 um 15:00 schrieb House <x@y>:\n> Und?', 'Ja.'],
    ['is introduced in French', 'Oui.\n\nLe mar. 2 mars 2027 à 15:00, House <x@y> a écrit :\n> Et?', 'Oui.'],
    ['has a divider', 'Yes.\n\n-----Original Message-----\nFrom: House\nDo you?', 'Yes.'],
    [
      'stands under our line',
      `Yes.\n\nDiese Zeile ist fremd:\n> ${ANSWER_ABOVE}\n> Do you?`,
      'Yes.\n\nDiese Zeile ist fremd:',
    ],
    ['is answered in between', '> Which?\nAll.\n> When?\nTuesday.', '> Which?\nAll.\n> When?\nTuesday.'],
    ['is none', 'Yes.\n\nRegards\nVic', 'Yes.\n\nRegards\nVic'],
    ['is everything', '> Do you?', ''],
  ])('%s', (_what, text, expected) => {
    expect(withoutQuotation(text)).toBe(expected)
  })

  it('is all that goes: what is left stands at the beginning of the text', () => {
    const line = fc.constantFrom('a', '> q', '', 'On Monday somebody wrote:', '-- ', ANSWER_ABOVE, 'a > b')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        expect(text.trimStart().startsWith(withoutQuotation(text))).toBe(true)
      }),
    )
  })
  it('takes no time to speak of, whatever it looks like', () => {
    const start = performance.now()
    withoutQuotation(`On ${'x '.repeat(200_000)}\n${'>'.repeat(200_000)}\n${'On '.repeat(100_000)}`)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('a mail', () => {
  it('is read: who, what, with which files', async () => {
    const mail = await readMail(
      raw(
        [...HEAD, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
        [
          '--b',
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: quoted-printable',
          '',
          'Gr=C3=BC=C3=9Fe',
          '--b',
          'Content-Type: application/octet-stream; name="..\\..\\a/b/core.age"',
          'Content-Disposition: attachment; filename="..\\..\\a/b/core.age"',
          'Content-Transfer-Encoding: base64',
          '',
          Buffer.from('age-encryption.org/v1').toString('base64'),
          '--b--',
          '',
        ].join('\r\n'),
      ),
      'vic@vicuna.test',
    )
    expect(mail).toMatchObject({
      from: 'vic@vicuna.test',
      messageId: 'a@vicuna.test',
      text: 'Grüße',
      automatic: false,
      leftOut: 0,
    })
    expect(mail.attachments.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
      ['core.age', 'age-encryption.org/v1'],
    ])
  })
  it('in HTML alone is read as text, without scripts', async () => {
    const mail = await readMail(
      raw([...HEAD, 'Content-Type: text/html'], '<p>Yes &amp; no</p><script>alert(1)</script>'),
      'vic@vicuna.test',
    )
    expect(mail.text).toBe('Yes & no')
    expect(mail.attachments.map(({ name }) => name)).toEqual(['message.html'])
    const odd = (html: string) => textOfHtml(html)
    expect(odd('A<br>B<div>C</div><blockquote>D<p>E</blockquote>F')).toBe('A\nB\nC\n\n> D\n> E\nF')
    expect(odd('a<style>b</style>c<!-- d -->e&#128512;&#xD800;&bogus;<img src=x onerror=y')).toBe(
      'ace😀&bogus;',
    )
    expect(odd('<script>never ended')).toBe('')
    const start = performance.now()
    for (const piece of ['<', '<a', '<!--', '<blockquote>', '&#', '<script>', '\n> '])
      odd(piece.repeat(200_000))
    expect(performance.now() - start).toBeLessThan(5000)
  })
  it('loses what upsets terminals and readers', async () => {
    const mail = await readMail(raw(HEAD, 'a\u0000b\u001b[31mc\u202ed'), 'vic@vicuna.test')
    expect(mail.text).toBe('ab[31mcd')
  })
  it.each([
    [[...HEAD, 'Auto-Submitted: auto-replied'], 'vic@vicuna.test'],
    [[...HEAD, 'Auto-Submitted: auto-generated; owner-email="x@y"'], 'vic@vicuna.test'],
    [[...HEAD, 'Precedence: bulk'], 'vic@vicuna.test'],
    [[...HEAD, 'List-Id: <announce.vicuna.test>'], 'vic@vicuna.test'],
    [[...HEAD, 'X-Autoreply: yes'], 'vic@vicuna.test'],
    [
      [
        'From: MAILER-DAEMON@vicuna.test',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      ],
      'x@y',
    ],
    [HEAD, ''],
  ])('of a machine is known: %s', async (headers, envelope) => {
    expect((await readMail(raw(headers, 'x'), envelope)).automatic).toBe(true)
  })
  it('of a person that says so is a person’s', async () => {
    expect((await readMail(raw([...HEAD, 'Auto-Submitted: no'], 'x'), 'v@v')).automatic).toBe(false)
  })
  it('is bounded', async () => {
    const files = Array.from({ length: 14 }, (_, at) =>
      [
        '--b',
        `Content-Disposition: attachment; filename="f${at}"`,
        '',
        at === 0 ? 'x'.repeat(4_200_000) : 'x',
      ].join('\r\n'),
    )
    const mail = await readMail(
      raw([...HEAD, 'Content-Type: multipart/mixed; boundary=b'], `${files.join('\r\n')}\r\n--b--\r\n`),
      'v@v',
    )
    expect([mail.attachments.length, mail.leftOut]).toEqual([10, 4])
    expect((await readMail(raw(HEAD, 'y'.repeat(50_000)), 'v@v')).text.length).toBe(20_000)
    const nested = Array.from(
      { length: 60 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}`,
    )
    await expect(readMail(Buffer.from(nested.join('\r\n')), 'v@v')).rejects.toThrow(MailUnreadable)
  })
  it('is never more than read, whatever the bytes', async () => {
    const part = fc.constantFrom(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary="',
      '--',
      '\r\n\r\n',
      '=?utf-8?B?//?=',
      '\u0000',
      '"',
      'Content-Transfer-Encoding: base64',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 20 }), async (parts) => {
        const read = await readMail(Buffer.from(parts.join('\r\n')), 'v@v').catch((error) => error)
        expect(read instanceof MailUnreadable || typeof read.text === 'string').toBe(true)
      }),
    )
  })
})

describe('an address of ours', () => {
  const token = 'a1'.repeat(16)
  it('is known by its token, whatever the case of letters', () => {
    expect(tokenIn(replyAddress(token, 'Reply.test'), 'reply.test')).toBe(token)
    expect(tokenIn(`CASE+${token.toUpperCase()}@REPLY.TEST`, 'reply.test')).toBe(token)
  })
  it.each([
    'case+x@reply.test',
    `case+${token}@else.test`,
    `other+${token}@reply.test`,
    `case+${token}0@reply.test`,
    '',
  ])('is not %s', (address) => expect(tokenIn(address, 'reply.test')).toBeUndefined())
})

describe('what a mail server says', () => {
  const error = (more: object) => Object.assign(new Error('x'), more)
  it('is put in words; what is refused for good is not tried again', () => {
    expect(outcomeOf(error({ code: 'EENVELOPE', responseCode: 550, response: '550 no such user' }))).toEqual({
      ok: false,
      words: 'The mail server refused it for good: 550 no such user.',
      final: true,
    })
    expect(
      outcomeOf(error({ code: 'EENVELOPE', responseCode: 451, response: '451 later' })),
    ).not.toHaveProperty('final')
    expect(outcomeOf(error({ code: 'ESOCKET' }))).toMatchObject({
      words: 'The mail server cannot be reached (ESOCKET).',
    })
    // A password that is wrong is mended by the operator, not by giving up.
    expect(outcomeOf(error({ code: 'EAUTH', responseCode: 535, response: '535 no' }))).not.toHaveProperty(
      'final',
    )
  })
})
