import { describe, expect, it } from 'vitest'
import { againstVersion, draftFrom, EMPTY_DRAFT, formatOf, recipeFrom } from './draft.ts'

const draft = { ...EMPTY_DRAFT, name: ' lodash ', version: '4.17.11', proof: "require('lodash')" }

describe('recipeFrom', () => {
  it('makes a recipe of the least that is needed', () => {
    expect(recipeFrom(draft)).toEqual({
      recipe: {
        target: { kind: 'npm', name: 'lodash', version: '4.17.11' },
        proof: { language: 'javascript', format: 'commonjs', source: "require('lodash')" },
        oracle: 'prototype-pollution',
      },
    })
  })

  it('names every field that is missing at once', () => {
    const outcome = recipeFrom(EMPTY_DRAFT)
    expect(Object.keys('faults' in outcome ? outcome.faults : {})).toEqual(['name', 'version', 'proof'])
  })

  it('asks for a fixed version where the oracle compares with one', () => {
    expect(recipeFrom({ ...draft, oracle: 'differential' })).toHaveProperty('faults.fixed')
    expect(recipeFrom({ ...draft, oracle: 'differential', fixed: '4.17.12' })).toHaveProperty('recipe')
  })

  it('asks for a harmless input where time is judged', () => {
    expect(recipeFrom({ ...draft, oracle: 'cpu-time' })).toHaveProperty('faults.benign')
  })

  it('refuses a weakness that is not a CWE number', () => {
    expect(recipeFrom({ ...draft, weakness: 'bad' })).toHaveProperty('faults.weakness')
    expect(recipeFrom({ ...draft, weakness: 'cwe-1321' })).toHaveProperty('recipe.weakness', 'CWE-1321')
  })
})

describe('draftFrom', () => {
  it('undoes recipeFrom', () => {
    const full = { ...draft, name: 'lodash', fixed: '4.17.12', benign: 'x', weakness: 'CWE-1321' }
    const outcome = recipeFrom(full)
    expect('recipe' in outcome && draftFrom(outcome.recipe)).toEqual(full)
  })
})

describe('formatOf', () => {
  it.each([
    ["import x from 'y'", 'module'],
    ["import 'y'", 'module'],
    ["  import { a } from 'y'", 'module'],
    ["const y = require('y')", 'commonjs'],
    ["const y = await import('y')", 'commonjs'],
    ['important()', 'commonjs'],
  ])('%s is %s', (source, format) => {
    expect(formatOf(source)).toBe(format)
  })
})

describe('againstVersion', () => {
  it('changes the version and nothing else', () => {
    const outcome = recipeFrom({ ...draft, fixed: '4.17.12' })
    if (!('recipe' in outcome)) throw new Error('the draft above is complete')
    const other = againstVersion(outcome.recipe, '4.17.20')
    expect(other.target.version).toBe('4.17.20')
    expect({ ...other, target: outcome.recipe.target }).toEqual(outcome.recipe)
  })
})
