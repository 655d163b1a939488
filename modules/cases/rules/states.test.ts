import { describe, expect, it } from 'vitest'
import type { CaseState } from '../schema/index.ts'
import { type CaseFacts, mayMoveTo, moveFault, publishObstacles } from './states.ts'

const now = new Date('2026-11-23T12:00:00Z')
const coordinator = { coordinator: true, maintainer: false }
const maintainer = { coordinator: false, maintainer: true }
const nobody = { coordinator: false, maintainer: false }
const ready: CaseFacts = {
  state: 'fix ready',
  embargo: { endsAt: '2026-11-23T11:00:00Z', agreedBy: [] },
  rootCauses: [{ verdict: 'reproduced', evidenceLevel: 'reproduced' }],
  advisory: { faults: [] },
}
const at = (state: CaseState, change: Partial<CaseFacts> = {}): CaseFacts => ({ ...ready, ...change, state })

describe('the life of a case', () => {
  it.each([
    ['open', ['coordinating', 'closed'], []],
    ['coordinating', ['fix ready', 'published', 'closed'], ['fix ready']],
    ['fix ready', ['published', 'coordinating', 'closed'], ['coordinating']],
    ['published', ['closed'], []],
    ['closed', ['coordinating'], []],
  ] as [CaseState, CaseState[], CaseState[]][])(
    'from %s a coordinator may go to %j, a maintainer to %j',
    (state, forCoordinator, forMaintainer) => {
      expect(mayMoveTo(at(state), coordinator, now)).toEqual(forCoordinator)
      expect(mayMoveTo(at(state), maintainer, now)).toEqual(forMaintainer)
      expect(mayMoveTo(at(state), nobody, now)).toEqual([])
    },
  )
  it('names the ways that are open when one is not', () => {
    expect(moveFault(at('open'), 'published', coordinator, undefined, now)).toMatchObject({
      code: 'case-state-unreachable',
      detail: expect.stringContaining('“coordinating”, “closed”'),
    })
  })
  it('wants a note for a step back or out of the usual way', () => {
    expect(moveFault(at('open'), 'closed', coordinator, '  ', now)?.code).toBe('case-note-missing')
    expect(moveFault(at('open'), 'closed', coordinator, 'a duplicate of another case', now)).toBeUndefined()
    expect(moveFault(at('coordinating'), 'published', coordinator, undefined, now)?.code).toBe(
      'case-note-missing',
    )
    expect(moveFault(at('fix ready'), 'published', coordinator, undefined, now)).toBeUndefined()
  })
  it('lets nobody but a coordinator publish', () => {
    expect(moveFault(ready, 'published', maintainer, 'note', now)?.code).toBe('not-allowed')
  })
})

describe('publishing', () => {
  it.each([
    [
      'a running embargo',
      { embargo: { endsAt: '2026-11-23T13:00:00Z', agreedBy: ['everybody'] } },
      /embargo runs until/,
    ],
    [
      'an unproven root cause',
      { rootCauses: [...ready.rootCauses, { verdict: 'waiting', evidenceLevel: 'claimed' }] },
      /1 of 2 root causes/,
    ],
    [
      'a refuted root cause',
      { rootCauses: [{ verdict: 'not reproduced', evidenceLevel: 'claimed' }] },
      /neither reproduced nor attested/,
    ],
    ['no root cause', { rootCauses: [] }, /no root cause/],
    ['no advisory', { advisory: null }, /draft it/],
    ['a faulty advisory', { advisory: { faults: ['x'] } }, /1 faults/],
  ] as [string, Partial<CaseFacts>, RegExp][])('is refused with %s', (_name, change, words) => {
    const facts = at('fix ready', change)
    expect(publishObstacles(facts, now).join(' ')).toMatch(words)
    expect(moveFault(facts, 'published', coordinator, 'note', now)?.code).toBe('case-not-publishable')
    expect(mayMoveTo(facts, coordinator, now)).not.toContain('published')
  })
  it.each([
    ['without an embargo', { embargo: null }],
    [
      'with an intermittent root cause',
      { rootCauses: [{ verdict: 'intermittent', evidenceLevel: 'claimed' }] },
    ],
    [
      'with what a named person attested',
      { rootCauses: [{ verdict: 'cannot run', evidenceLevel: 'attested' }] },
    ],
  ] as [string, Partial<CaseFacts>][])('is allowed %s', (_name, change) => {
    expect(publishObstacles(at('fix ready', change), now)).toEqual([])
  })
})
