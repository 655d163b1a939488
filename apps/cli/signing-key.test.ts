import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createOutput } from './output.ts'
import { openSigningKey } from './signing-key.ts'

const directory = mkdtempSync(join(tmpdir(), 'tocsin-key-test-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const output = createOutput(false)

const keyFile = (type: 'ed25519' | 'x25519') => {
  const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  const path = join(directory, `${type}.pem`)
  writeFileSync(path, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return path
}

describe('the signing key', () => {
  it('signs what its public half verifies', () => {
    const path = keyFile('ed25519')
    const { sign, keyid } = openSigningKey(path, output)
    const message = Buffer.from('message')
    expect(verify(null, message, createPublicKey(readFileSync(path)), sign(message))).toBe(true)
    expect(keyid).toMatch(/^[0-9a-f]{64}$/)
    expect(openSigningKey(path, output).keyid).toBe(keyid)
  })

  it('is never made under a name that was given', () => {
    expect(() => openSigningKey(join(directory, 'mistyped.pem'), output)).toThrow(/no private key/)
  })

  it('refuses a key of another kind', () => {
    expect(() => openSigningKey(keyFile('x25519'), output)).toThrow(/Ed25519/)
  })
})
