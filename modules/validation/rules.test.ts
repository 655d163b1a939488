import { describe, expect, it } from 'vitest'
import type { Judgement, Recipe } from '../../standards/judging/types.ts'
import {
  flawsOf,
  namedRepair,
  narrowest,
  type Proof,
  placeOf,
  sameFlaws,
  type Trial,
  there,
  trialOf,
} from './rules.ts'

const recipe = (version: string, fixed?: string): Recipe => ({
  target: { kind: 'npm', name: 'toy', version },
  proof: { language: 'javascript', source: `proof of ${version} and ${fixed}` },
  oracle: 'prototype-pollution',
  ...(fixed ? { fixed: { version: fixed } } : {}),
})
const judgement = (verdict: Judgement['verdict'], fixHolds?: boolean): Judgement => ({
  judgeVersion: '1',
  verdict,
  falls: 3,
  runs: 3,
  controls: [],
  reasons: [],
  alsoObserved: [],
  ...(fixHolds === undefined ? {} : { fixHolds }),
})
const proof = (findingId: string, version: string, fixed?: string): Proof => {
  const own = recipe(version, fixed)
  const held = fixed ? [{ ...own, fixed: { version: fixed } }] : []
  return {
    findingId,
    recipe: own,
    judgement: judgement('reproduced', fixed ? true : undefined),
    tried: new Map(),
    held,
  }
}
/** Says what a proof did where each flaw is. */
const saw = (of: Proof, flaws: ReturnType<typeof flawsOf>, results: Record<string, Trial>): Proof => {
  for (const flaw of flaws) {
    const result = results[flaw.recipe.fixed.version]
    if (result) of.tried.set(placeOf(there(of.recipe, flaw)), result)
  }
  return of
}

describe('the flaws of a package', () => {
  it('are told apart by their repairs, and shown by the reproduction nearest below it', () => {
    const flaws = flawsOf([
      proof('a', '4.17.4', '4.17.12'),
      proof('b', '4.17.11', '4.17.12'),
      proof('c', '4.17.15', '4.17.19'),
    ])
    expect(
      flaws.map(({ findingId, recipe: { target, fixed } }) => [findingId, target.version, fixed.version]),
    ).toEqual([
      ['b', '4.17.11', '4.17.12'],
      ['c', '4.17.15', '4.17.19'],
    ])
  })
})

describe('what a proof does about a flaw', () => {
  const [flaw] = flawsOf([proof('a', '4.17.15', '4.17.19')])
  it('is tried where the flaw was shown', () => {
    expect(trialOf(proof('x', '4.17.4'), flaw!)).toMatchObject({
      next: { target: { version: '4.17.15' }, fixed: { version: '4.17.19' } },
    })
  })
  it('is tried anew when a nearer reproduction narrows the flaw down', () => {
    const [wide] = flawsOf([proof('w', '4.17.4', '4.17.19')])
    const tried = saw(proof('x', '4.17.4'), [wide!], { '4.17.19': 'triggers' })
    expect(trialOf(tried, wide!)).toBe('triggers')
    expect(trialOf(tried, flaw!)).toHaveProperty('next')
  })
  it('is tried on its own target where it cannot run on the flaw’s', () => {
    const lost = saw(proof('x', '4.17.4'), [flaw!], { '4.17.19': 'cannot tell' })
    expect(trialOf(lost, flaw!)).toMatchObject({
      next: { target: { version: '4.17.4' }, fixed: { version: '4.17.19' } },
    })
  })
  it('needs no trial where releases already tell', () => {
    expect(trialOf(proof('after', '4.17.20'), flaw!)).toBe('does not trigger')
    expect(trialOf(proof('before', '4.17.11', '4.17.12'), flaw!)).toBe('does not trigger')
    // Another line of releases got repairs of its own: nothing follows.
    expect(trialOf(proof('older line', '3.10.0', '3.10.2'), flaw!)).toHaveProperty('next')
  })
})

describe('repairs of one flaw', () => {
  const old = proof('old', '3.0.0', '3.0.1')
  const recent = proof('recent', '5.0.0', '5.0.1')
  const flaws = flawsOf([old, recent])
  const names = (proofs: Proof[]) =>
    new Map([...sameFlaws(flaws, proofs)].map(([id, flaw]) => [id, flaw.recipe.fixed.version]))
  it('are backports where each stops the other’s proof; the newest stands for both', () => {
    const both = [
      saw(structuredClone(old), flaws, { '5.0.1': 'triggers' }),
      saw(structuredClone(recent), flaws, { '3.0.1': 'triggers' }),
    ]
    expect([...names(both).values()]).toEqual(['5.0.1', '5.0.1'])
  })
  it('are of two flaws where only one of them stops the other’s proof', () => {
    const oneWay = [
      saw(structuredClone(old), flaws, { '5.0.1': 'does not trigger' }),
      saw(structuredClone(recent), flaws, { '3.0.1': 'triggers' }),
    ]
    expect(new Set(names(oneWay).values()).size).toBe(2)
  })
})

describe('a repair that only words name', () => {
  it('is tried for a proof that fell, the oldest one after its version first', () => {
    const bare = proof('x', '3.1.0')
    expect(namedRepair(bare, ['3.1.1', '3.0.9', '4.0.0', 'soon'])?.fixed).toEqual({ version: '3.1.1' })
    bare.tried.set(placeOf({ ...bare.recipe, fixed: { version: '3.1.1' } }), 'does not trigger')
    expect(namedRepair(bare, ['3.1.1', '4.0.0'])?.fixed).toEqual({ version: '4.0.0' })
    bare.tried.set(placeOf({ ...bare.recipe, fixed: { version: '4.0.0' } }), 'under way')
    expect(namedRepair(bare, ['3.1.1', '4.0.0'])).toBeUndefined()
  })
  it('is not tried for a proof that did not fall', () => {
    expect(
      namedRepair({ ...proof('x', '3.1.0'), judgement: judgement('not reproduced') }, ['3.1.1']),
    ).toBeUndefined()
  })
})

describe('the flaw that is a proof’s own', () => {
  it('is the one narrowed down most', () => {
    const flaws = flawsOf([proof('a', '4.17.11', '4.17.12'), proof('b', '4.17.15', '4.17.19')])
    expect(narrowest(recipe('4.17.4'), undefined, flaws)?.recipe.fixed.version).toBe('4.17.19')
    expect(
      narrowest(recipe('4.17.4', '4.17.12'), 'prototype-pollution|4.17.12', flaws)?.recipe.fixed.version,
    ).toBe('4.17.12')
  })
})
