import { describe, expect, it } from 'vitest'
import type { Flaw } from '../authored.ts'
import { exposureTruth, packagesIn } from './truth.ts'

const flaw = (over: Partial<Flaw>): Flaw => ({
  id: 'a flaw',
  package: 'left',
  vulnerable: '1.2.0',
  fixed: '1.2.4',
  identifiers: ['CVE-2020-0001'],
  oracle: 'marker',
  proofs: [{ source: '' }],
  ...over,
})
const truthOf = (version: string, flaws = [flaw({})]) =>
  exposureTruth(
    [
      {
        id: 'one',
        name: 'One',
        kind: 'other',
        sectors: [],
        inventories: [
          {
            name: 'list',
            asset: { name: 'server' },
            document: { components: [{ purl: `pkg:npm/left@${version}` }] },
          },
        ],
      },
    ],
    flaws,
  ).one

describe('what is known of what members run', () => {
  it.each(['1.2.0', '1.2.3'])('knows that %s, between the flaw and its repair, is exposed', (version) => {
    expect(truthOf(version)).toEqual([
      { component: `left ${version}`, exposed: ['CVE-2020-0001'], notExposed: [] },
    ])
  })

  it.each(['1.2.4', '1.9.0'])('knows that %s, behind the repair in its line, is not', (version) => {
    expect(truthOf(version)).toEqual([
      { component: `left ${version}`, exposed: [], notExposed: ['CVE-2020-0001'] },
    ])
  })

  it.each(['1.0.0', '2.0.0'])('claims nothing of %s, which the flaw does not tell of', (version) => {
    expect(truthOf(version)).toEqual([])
  })

  it('says each flaw of a package apart', () => {
    const later = flaw({ vulnerable: '1.2.4', fixed: '1.2.5', identifiers: ['CVE-2020-0002'] })
    expect(truthOf('1.2.4', [flaw({}), later])).toEqual([
      { component: 'left 1.2.4', exposed: ['CVE-2020-0002'], notExposed: ['CVE-2020-0001'] },
    ])
  })
})

describe('packages in a document', () => {
  it('reads scoped names and lock files', () => {
    expect(packagesIn({ components: [{ purl: 'pkg:npm/%40scope/left@1.0.0' }, {}] })).toEqual([
      { name: '@scope/left', version: '1.0.0' },
    ])
    const packages = {
      '': { version: '9.9.9' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/@s/b': { version: '2.0.0' },
    }
    expect(packagesIn({ packages })).toEqual([
      { name: 'a', version: '1.0.0' },
      { name: '@s/b', version: '2.0.0' },
    ])
  })

  it('names none in words', () => {
    expect(packagesIn('left;1.2.0')).toEqual([])
  })
})
