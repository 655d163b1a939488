import { describe, expect, it } from 'vitest'
import { fateOf, MOST_AN_HOUR } from './fate.ts'
import { idsOf } from './hooks.ts'
import { type NoticeKind, noticeOf, noticeText } from './notices.ts'

const KINDS: NoticeKind[] = [
  'added',
  'message',
  'proposal',
  'declined',
  'agreed',
  'signal',
  'plan',
  'published',
]
const NOTICE = {
  caseNumber: 'TOCSIN-2027-0001',
  house: 'Test House',
  url: 'https://house.test/desk/1#key',
  expiresAt: new Date('2027-06-01T00:00:00Z'),
}

describe('a notice', () => {
  it('says the case’s number, where to read and where answers go; nothing else', () => {
    for (const kind of KINDS)
      for (const first of [true, false])
        for (const answerGoesTo of [undefined, 'coordinators', 'conversation', 'everybody'] as const) {
          const { subject, text } = noticeText({ ...NOTICE, kind, first, answerGoesTo })
          expect(subject).toMatch(/^\[TOCSIN-2027-0001\] [A-Z][a-z ]+$/)
          expect(text).toContain(NOTICE.url)
          expect(text).toContain('until 2027-06-01')
          expect(text.includes('Answers to this mail are not read')).toBe(answerGoesTo === undefined)
        }
  })
  it('carries a text only when it is given one', () => {
    const message = { by: 'another party', text: 'We looked.', attachments: 2 }
    const { text } = noticeText({
      ...NOTICE,
      kind: 'message',
      first: false,
      answerGoesTo: undefined,
      message,
    })
    expect(text).toContain('another party:\n\nWe looked.\n\nWith 2 attachments.')
  })
  it('is written of what concerns parties, not of every step', () => {
    expect(noticeOf({ kind: 'case.moved', data: { to: 'closed' } })).toBeUndefined()
    expect(noticeOf({ kind: 'case.moved', data: { to: 'published' } })).toBe('published')
    expect(noticeOf({ kind: 'case.plan', data: { stepId: 'x' } })).toBeUndefined()
    expect(noticeOf({ kind: 'case.proposal', data: { state: 'declined' } })).toBe('declined')
    expect(noticeOf({ kind: 'case.changed', data: {} })).toBeUndefined()
  })
})

describe('a webhook’s payload', () => {
  it('holds ids alone, and not whose a message is', () => {
    const data = { threadId: 't', messageId: 'm', partyId: 'p', band: 'immediate', status: 'affected' }
    expect(idsOf({ kind: 'case.message', data })).toEqual({ threadId: 't', messageId: 'm' })
    expect(idsOf({ kind: 'case.statement', data: { partyId: 'p', status: 'affected' } })).toEqual({
      partyId: 'p',
    })
  })
})

describe('a mail that comes in', () => {
  const mail = { from: 'vic@vicuna.test', automatic: false, messageId: 'a@vicuna.test' }
  const at = { email: 'Vic@Vicuna.test', ownDomain: 'reply.test', posted: 0 }
  it.each([
    ['from the party is posted', mail, at, 'post'],
    ['from elsewhere waits', { ...mail, from: 'eve@x.test' }, at, 'another sender'],
    ['from nobody waits', { ...mail, from: null }, at, 'another sender'],
    ['to a party without an address waits', mail, { ...at, email: null }, 'another sender'],
    ['of a machine is not posted', { ...mail, automatic: true }, at, 'automatic'],
    ['of this house itself is not posted', { ...mail, messageId: 'x@Reply.test' }, at, 'automatic'],
    ['from an address of this house is not posted', { ...mail, from: 'case+1@reply.test' }, at, 'automatic'],
    ['after too many waits', mail, { ...at, posted: MOST_AN_HOUR }, 'too many'],
  ] as const)('%s', (_what, given, where, fate) => {
    expect(fateOf(given, where)).toBe(fate)
  })
})
