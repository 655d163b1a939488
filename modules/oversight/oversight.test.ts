import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { emit } from '../../platform/events/index.ts'
import { eachEngine, type TestDatabase } from '../../testing/database.ts'
import { type Act, activity, TOLD } from './rules.ts'
import { recentEvents } from './store.ts'

const act = (kind: string, data: Act['data'] = {}, count = 1, at = '2026-11-23T10:00:00Z'): Act => ({
  kind,
  data,
  count,
  at: new Date(at),
})
const texts = (acts: Act[], limit = 12) => activity(acts, limit).map(({ text }) => text)

describe('activity', () => {
  it('tells acts in words, never with ids or names', () => {
    expect(
      texts([
        act('findings.accepted', {}, 3),
        act('reproduction.judged', { purpose: 'finding', verdict: 'reproduced', findingId: 'secret' }),
        act('case.moved', { from: 'open', to: 'coordinating' }),
      ]),
    ).toEqual(['3 findings were accepted', 'A proof was run: reproduced', 'A case is now coordinating'])
  })

  it('tells the same words within a minute once, with how often', () => {
    const judged = (verdict: string, at?: string) => act('reproduction.judged', { verdict }, 1, at)
    expect(
      texts([
        judged('reproduced'),
        judged('intermittent'),
        judged('reproduced', '2026-11-23T09:59:30Z'),
        judged('reproduced', '2026-11-23T09:58:00Z'),
      ]),
    ).toEqual([
      'A proof was run: reproduced, 2 times',
      'A proof was run: intermittent',
      'A proof was run: reproduced',
    ])
  })

  it('stops at the limit, and counts the lines it has to their end', () => {
    const acts = [act('case.opened'), act('advisory.published'), act('finding.attested'), act('case.opened')]
    expect(texts(acts, 2)).toEqual(['A case was opened, 2 times', 'An advisory was published'])
  })

  it.each(['case.changed', 'finding.judged', '__proto__', 'constructor'])('tells nothing of %s', (kind) => {
    expect(texts([act(kind)])).toEqual([])
  })
})

eachEngine((engine) => {
  describe('the newest events', () => {
    let test: TestDatabase
    beforeAll(async () => {
      test = await engine.open()
    })
    afterAll(() => test?.close())

    it('shows the latest acts however much bookkeeping came after them', async () => {
      await test.db.as(system, async (tx) => {
        await emit(tx, 'findings.accepted', null, { ids: ['a', 'b'] })
        await emit(tx, 'case.opened', null, {})
        for (let i = 0; i < 40; i++) {
          await emit(tx, 'case.changed', null, { band: 'unknown' })
          await emit(tx, 'reproduction.judged', null, { purpose: 'cross', verdict: 'not reproduced' })
        }
      })
      const rows = await test.db.as(system, (tx) => recentEvents(tx, TOLD, 12))
      expect(activity(rows, 12).map(({ text }) => text)).toEqual([
        'A case was opened',
        '2 findings were accepted',
      ])
      expect(JSON.stringify(rows)).not.toContain('"ids"')
    })
  })
})
