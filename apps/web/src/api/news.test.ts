import { describe, expect, it } from 'vitest'
import { concerned, kindOf, NOUNS } from './news.ts'

describe('concerned', () => {
  it('always includes the pipeline, since every act moves a count there', () => {
    for (const kind of ['finding', 'root-cause', 'reproduction', 'case', 'advisory']) {
      expect(concerned(kind)).toContain('pipeline')
    }
  })

  it('refreshes findings and root causes when a reproduction is judged', () => {
    expect(concerned('reproduction.judged')).toEqual(
      expect.arrayContaining(['reproductions', 'findings', 'root-causes']),
    )
  })

  it('leaves advisories alone when a finding arrives', () => {
    expect(concerned('finding.accepted')).not.toContain('advisories')
  })

  it('refreshes everything for a kind it does not know', () => {
    expect(concerned('tide')).toEqual([...NOUNS])
  })
})

describe('kindOf', () => {
  it('reads the kind of a change', () => {
    expect(kindOf('{"kind":"case","id":"x","at":"2026-01-01T00:00:00Z"}')).toBe('case')
  })

  it.each(['', 'not json', 'null', '[]', '{"kind":3}', '{"id":"x"}'])('ignores %j', (data) => {
    expect(kindOf(data)).toBeUndefined()
  })
})
