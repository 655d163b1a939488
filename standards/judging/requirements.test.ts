import { describe, expect, it } from 'vitest'
import { C_RECIPE, recipeFor } from './judge.fixtures.ts'
import { whatIsMissing } from './requirements.ts'
import { isStorable, quote, storable } from './text.ts'
import type { Recipe } from './types.ts'

const c = C_RECIPE
const js = recipeFor('marker')

describe('whatIsMissing', () => {
  it('is empty for a recipe that can be run', () => {
    for (const recipe of [c, js, recipeFor('cpu-time'), recipeFor('differential')])
      expect(whatIsMissing(recipe)).toEqual([])
  })
  it.each([
    [
      'a model endpoint',
      { ...js, target: { kind: 'model-endpoint', name: 'm', version: '1' } },
      /no driver/i,
    ],
    ['JavaScript for a C target', { ...c, proof: js.proof }, /base64/],
    ['bytes for JavaScript', { ...js, proof: c.proof }, /JavaScript proof/],
    ['a pollution oracle on C', { ...c, oracle: 'prototype-pollution' }, /choose oracle/],
    ['a sanitizer on JavaScript', { ...js, oracle: 'sanitizer' }, /C targets only/],
    ['a benign program in another language', { ...js, benign: c.proof }, /language of the proof/],
    ['an entry file that is not there', { ...c, target: { ...c.target, entry: 'x.c' } }, /entry file/],
    [
      'an entry inherited from Object.prototype',
      { ...c, target: { ...c.target, entry: 'toString' } },
      /entry file/,
    ],
    ['a source target whose fix has no files', { ...c, fixed: { version: '2' } }, /add "files"/],
    ['half a surrogate pair', { ...js, proof: { ...js.proof, source: '"\ud800"' } }, /UTF-8/],
  ] as [string, Recipe, RegExp][])('names %s and how to mend it', (_name, recipe, words) => {
    expect(whatIsMissing(recipe).join(' ')).toMatch(words)
  })
})

describe('text for people', () => {
  it('shows hostile text on one line, visible and short', () => {
    expect(quote('a\u0000b\n\u202ec\u200d')).toBe('“a b c”')
    expect(quote('x'.repeat(1000), 10)).toBe(`“${'x'.repeat(10)}…”`)
    expect(isStorable(quote('😀'.repeat(50), 11))).toBe(true)
  })
  it('replaces what neither canonical JSON nor the database can hold', () => {
    expect(storable('a\ud800b\u0000😀')).toBe('a\ufffdb\ufffd😀')
  })
})
