import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bundle, isSafePath, readBundle } from './bundle.ts'
import { buildDigest } from './digest.ts'
import { recipeFor } from './judge.fixtures.ts'
import type { Build } from './types.ts'

const files = { 'node_modules/toy-merge/index.js': 'module.exports = () => ({})' }
const build: Build = {
  digest: buildDigest({ language: 'javascript', files }),
  language: 'javascript',
  name: 'toy-merge',
  version: '1.0.0',
  files,
}
const bundle: Bundle = {
  format: 'tocsin-bundle/1',
  recipe: recipeFor('marker'),
  builds: [build],
  threatModels: [],
}
const errorsOf = (value: unknown) => {
  const result = readBundle(JSON.stringify(value))
  return result.ok ? [] : result.errors
}

describe('readBundle', () => {
  it('reads what was written, from text and from bytes', () => {
    const text = JSON.stringify(bundle)
    expect(readBundle(text)).toEqual({ ok: true, bundle })
    expect(readBundle(new TextEncoder().encode(text))).toEqual({ ok: true, bundle })
  })
  it('reads a bundle without plan and threat models', () => {
    const { threatModels: _, ...bare } = bundle
    expect(readBundle(JSON.stringify(bare)).ok).toBe(true)
  })
  it('refuses a build whose content is not what its digest says', () => {
    const changed = { ...build, files: { ...files, 'node_modules/toy-merge/index.js': 'evil()' } }
    expect(errorsOf({ ...bundle, builds: [changed] })[0]).toMatchObject({ path: '/builds/0/digest' })
  })
  it.each([
    '../x',
    '/etc/passwd',
    'a//b',
    'a/./b',
    'a\\b',
    'C:x',
    'a\u0000b',
    'a\nb',
    '',
    '__proto__',
    'x'.repeat(513),
  ])('refuses the path %j', (name) => {
    const odd = JSON.parse(
      JSON.stringify(build).replace('node_modules/toy-merge/index.js', JSON.stringify(name).slice(1, -1)),
    ) as Build
    expect(errorsOf({ ...bundle, builds: [odd] }).length).toBeGreaterThan(0)
  })
  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another format', JSON.stringify({ ...bundle, format: 'tocsin-bundle/2' })],
    ['unknown members', JSON.stringify({ ...bundle, more: 1 })],
    ['no builds', JSON.stringify({ ...bundle, builds: [] })],
    ['deep nesting', '['.repeat(200_000)],
  ])('refuses %s with an explanation', (_name, text) => {
    const result = readBundle(text)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.errors[0]!.message.length).toBeGreaterThan(5)
  })
  it('refuses bytes that are not UTF-8', () => {
    expect(readBundle(new Uint8Array([0x22, 0xff, 0x22])).ok).toBe(false)
  })
  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), (input) => {
        expect(readBundle(input).ok).toBe(false)
      }),
    )
  })
})

describe('isSafePath', () => {
  it('accepts what npm packages contain', () => {
    for (const path of ['index.js', 'node_modules/@a/b/lib/x.cjs', 'a/..b/c..', 'ü/é.json', '.eslintrc'])
      expect(isSafePath(path)).toBe(true)
  })
})
