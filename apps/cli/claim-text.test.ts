import { describe, expect, it } from 'vitest'
import { overlapOf } from './claim-body.ts'
import { checkText, overlapText } from './claim-text.ts'
import { CommandError } from './exit.ts'
import { receiptText } from './receipt.ts'
import type { MaintainersSay, Overlap } from './types.ts'

const says: MaintainersSay = {
  rules: { optOut: { words: 'Ask again in spring.\u001b[2J' }, acceptsUnreproduced: false },
  setBy: 'Toy Project',
  setAt: '2026-11-23T12:00:00.000Z',
}
const overlap: Overlap = {
  until: '2026-11-24T12:00:00.000Z',
  leaseUntil: '2026-11-23T12:15:00.000Z',
  compared: 'cannot compare',
  holders: [],
  methods: [],
  own: [],
  suggestions: [
    { kind: 'wait', until: '2026-11-24T12:00:00.000Z', earliest: '2026-11-23T12:15:00.000Z' },
    { kind: 'split', versions: '>=2.0.0' },
    { kind: 'elsewhere', targets: ['pkg:npm/a', 'pkg:npm/b'] },
  ],
}

describe('claims for a person', () => {
  it('say until when a target is taken, how sure that is, and what to do', () => {
    const text = overlapText(overlap)
    expect(text).toMatch(/taken until +2026-11-24T12:00/)
    expect(text).toMatch(/cannot be compared, taken to meet/)
    expect(text).toMatch(/split +nobody holds >=2\.0\.0/)
    expect(text).toMatch(/elsewhere +pkg:npm\/a, pkg:npm\/b/)
    expect(text).not.toMatch(/^by/m)
  })
  it('carry the maintainers’ words, without what could rewrite the terminal', () => {
    const checked = checkText({ free: false, overlap: null, maintainersSay: says })
    const receipt = receiptText({
      sent: 1,
      accepted: 1,
      duplicates: 0,
      rejected: 0,
      maintainersSay: [{ package: 'pkg:npm/toy', says }],
    })
    for (const text of [checked, receipt]) {
      expect(text).toMatch(/Ask again in spring/)
      expect(text).toMatch(/Toy Project/)
      expect(text).not.toContain('\u001b')
    }
    expect(checked).toMatch(/do not want it searched/)
  })
  it('tell a refusal by overlap from every other error', () => {
    const refused = { code: 'claim-overlaps', overlap }
    expect(overlapOf(new CommandError(2, 'taken', refused))).toBe(refused)
    expect(overlapOf(new CommandError(2, 'other', { code: 'target-unreadable' }))).toBeUndefined()
    expect(overlapOf(new Error('unreachable'))).toBeUndefined()
  })
})
