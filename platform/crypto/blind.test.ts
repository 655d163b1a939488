import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keyringFrom, newKey, open, seal } from './index.ts'

describe('the blind index', () => {
  const master = newKey()
  const keyring = keyringFrom(master)
  /** HMAC as the platform makes it, from the same derived key. */
  const expected = (domain: string, text: string) => {
    const key = Buffer.from(hkdfSync('sha256', master, '', 'tocsin/blind-index/1', 32))
    return createHmac('sha256', key).update(`${domain}\0${text}`).digest('hex').slice(0, 32)
  }

  it('is HMAC-SHA256 whatever the length and the script of the text', () => {
    const texts = ['', 'x', 'é', '\u{1f511}'.repeat(80), '漢'.repeat(319), '漢'.repeat(320), 'a'.repeat(5000)]
    for (let length = 40; length < 80; length++) texts.push('b'.repeat(length))
    for (const text of texts) {
      expect(keyring.blindHex('term', text)).toBe(expected('term', text))
      expect(keyring.blind('term', text).toString('hex')).toBe(expected('term', text))
    }
  })

  it('keeps nothing of one text for the next', () => {
    const before = keyring.blindHex('term', 'short')
    keyring.blindHex('term', 'a much longer text than the one before it')
    expect(keyring.blindHex('term', 'short')).toBe(before)
    expect(keyring.blindHex('other', 'short')).not.toBe(before)
  })
})

describe('keys', () => {
  it('are new each time, also beyond what is drawn ahead', () => {
    const keys = Array.from({ length: 1000 }, newKey)
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1000)
    expect(keys.every((key) => key.length === 32 && key.some((byte) => byte !== 0))).toBe(true)
    // A key handed out stays what it was while others are drawn.
    const sealed = seal(keys[0]!, Buffer.from('text'))
    for (let n = 0; n < 500; n++) newKey()
    expect(open(keys[0]!, sealed).toString()).toBe('text')
  })
})
