import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FALL, outcomeFor, planFor, recipeFor } from '../judging/judge.fixtures.ts'
import { judge } from '../judging/judge.ts'
import { testKey } from './attest.fixtures.ts'
import { signEnvelope } from './dsse.ts'
import { PATCH_CERTIFICATE_TYPE, patchCertificateStatement } from './patch-certificate.ts'
import { readReproduction, reproductionStatement, statementCovers } from './reproduction.ts'
import { readStatement, STATEMENT_TYPE, signStatement, verifyStatement } from './statement.ts'

const recipe = recipeFor('prototype-pollution', { weakness: 'CWE-1321' })
const plan = { ...planFor(recipe), builds: { vulnerable: 'a'.repeat(64), fixed: 'b'.repeat(64) } }
const outcome = outcomeFor(plan, { vulnerable: FALL['prototype-pollution'] })
const statement = reproductionStatement({
  recipe,
  plan,
  outcome,
  judgement: judge(recipe, plan, outcome),
  startedAt: '2026-11-23T10:00:00Z',
  finishedAt: '2026-11-23T10:00:02Z',
})
const key = testKey()

describe('a reproduction statement', () => {
  it('names the builds by digest and carries the judgement', () => {
    expect(statement).toMatchObject({
      _type: STATEMENT_TYPE,
      predicateType: 'urn:tocsin:reproduction:v1',
      subject: [
        { name: 'toy-merge@1.0.0', digest: { sha256: 'a'.repeat(64) } },
        { name: 'toy-merge@1.0.1', digest: { sha256: 'b'.repeat(64) } },
      ],
      predicate: { judgement: { verdict: 'reproduced', falls: 3, runs: 3 }, driver: 'wasm' },
    })
  })
  it('does not hold the proof', () => {
    expect(JSON.stringify(statement)).not.toContain(recipe.proof.source.slice(0, 20))
  })
  it('survives signing, verifying and reading', () => {
    const verified = verifyStatement(signStatement(statement, [key]), [key])
    expect(verified).toMatchObject({ ok: true, keyids: [key.keyid] })
    if (!verified.ok) return
    const read = readReproduction(verified.statement)
    expect(read).toEqual({ ok: true, predicate: statement.predicate })
  })
  it('covers its own recipe and no other', () => {
    expect(statementCovers(statement.predicate, recipe)).toBe(true)
    expect(
      statementCovers(statement.predicate, { ...recipe, proof: { ...recipe.proof, source: 'other' } }),
    ).toBe(false)
    const { judgement } = statement.predicate
    const failed = { ...statement.predicate, judgement: { ...judgement, verdict: 'not reproduced' as const } }
    expect(statementCovers(failed, recipe)).toBe(false)
  })
  it('is the same bytes for the same content', () => {
    const again = JSON.parse(JSON.stringify(statement)) as typeof statement
    expect(signStatement(again, [key]).payload).toBe(signStatement(statement, [key]).payload)
  })
})

describe('verifyStatement', () => {
  it('refuses a signed payload of another type, and another key', () => {
    const other = signEnvelope('text/plain', new TextEncoder().encode(JSON.stringify(statement)), [key])
    expect(verifyStatement(other, [key])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('not an in-toto'),
    })
    expect(verifyStatement(signStatement(statement, [key]), [testKey()]).ok).toBe(false)
  })
  it('refuses a signed statement that is none', () => {
    const odd = { ...statement, subject: [] }
    expect(verifyStatement(signStatement(odd, [key]), [key])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('/subject'),
    })
  })
})

describe('readStatement and readReproduction', () => {
  it('never throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((j) => new TextEncoder().encode(j)),
        ),
        (data) => {
          expect(readStatement(data).ok).toBe(false)
        },
      ),
    )
    fc.assert(
      fc.property(fc.anything(), (predicate) => {
        expect(readReproduction({ ...statement, predicate }).ok).toBe(false)
      }),
    )
  })
  it('tells another predicate apart', () => {
    expect(readReproduction({ ...statement, predicateType: 'urn:other' }).ok).toBe(false)
  })
})

describe('a patch certificate statement', () => {
  it('names what it rests on by digest', () => {
    const certificate = patchCertificateStatement({
      subject: [{ name: 'toy-merge@1.0.1', digest: { sha256: 'b'.repeat(64) } }],
      rootCause: 'r1',
      candidate: 'upgrade toy-merge to 1.0.1',
      grade: 'stops proof only',
      detail: 'No variants were tried.',
      reproductions: [statement],
      variants: 'not tried',
      projectTests: 'not run',
      at: '2026-11-23T10:00:02Z',
    })
    expect(certificate.predicateType).toBe(PATCH_CERTIFICATE_TYPE)
    expect(certificate.predicate.reproductions).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(verifyStatement(signStatement(certificate, [key]), [key]).ok).toBe(true)
  })
})

const corpus = process.env.TOCSIN_CORPUS ?? ''
describe.skipIf(corpus === '')('statements of the in-toto specification', () => {
  const folder = join(corpus, 'attest/in-toto-spec')
  it.each(corpus === '' ? [] : readdirSync(folder))('%s is read', (name) => {
    expect(readStatement(readFileSync(join(folder, name)))).toMatchObject({ ok: true })
  })
})
