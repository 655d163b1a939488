import { describe, expect, it } from 'vitest'
import { draftOf, purlOf, rulesOf } from './rules.ts'

describe('rules of a project', () => {
  it('come back as they were when nothing is changed', () => {
    const rules = {
      optOut: { words: 'No scans on Fridays.' },
      loadBudget: { dossiersPerWeek: 2, words: 'Two of us.' },
      acceptsUnreproduced: true,
      threatModel: 'Local users are trusted.',
    }
    expect(rulesOf(draftOf(rules), rules)).toEqual(rules)
  })

  it('can lift the budget, and keep what this screen does not show', () => {
    const before = { optOut: { words: 'No.' }, loadBudget: { dossiersPerWeek: 0 } }
    expect(rulesOf({ ...draftOf(before), perWeek: '' }, before)).toEqual({
      optOut: { words: 'No.' },
      acceptsUnreproduced: false,
    })
  })

  it('keeps a budget of none apart from no budget', () => {
    expect(rulesOf({ ...draftOf(undefined), perWeek: '0' }, undefined).loadBudget).toEqual({
      dossiersPerWeek: 0,
    })
  })
})

describe('purlOf', () => {
  it.each([
    ['lodash@4.17.20', 'pkg:npm/lodash'],
    ['@scope/name@1.0.0', 'pkg:npm/%40scope/name'],
    ['model-endpoint', ''],
    [undefined, ''],
    ['a b@1', ''],
  ])('reads %s as %j', (target, purl) => {
    expect(purlOf(target)).toBe(purl)
  })
})
