import { describe, expect, it } from 'vitest'
import { base64, chooseFile, looksLikeAge, MOST_BYTES, sizeWords } from './attachments.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('files', () => {
  it.each([
    ['age-encryption.org/v1\n-> X25519 x', true],
    ['-----BEGIN AGE ENCRYPTED FILE-----\nYWdl', true],
    ['-O2', false],
    ['', false],
  ])('%j is sealed: %s', (text, sealed) => {
    expect(looksLikeAge(bytes(text))).toBe(sealed)
  })

  it('are carried byte for byte, whatever their length', () => {
    for (const length of [0, 1, 2, 3, 8_191, 8_192, 8_193, 20_000]) {
      const given = Uint8Array.from({ length }, (_, index) => (index * 7) % 256)
      expect(Buffer.from(base64(given), 'base64').equals(Buffer.from(given))).toBe(true)
    }
  })

  it('are refused by name when too large', async () => {
    await expect(chooseFile(new File([new Uint8Array(MOST_BYTES + 1)], 'core.bin'))).rejects.toThrow(
      /^core\.bin has .* 4 MiB are the most\.$/,
    )
    expect(await chooseFile(new File(['-O2'], 'flags.txt'))).toEqual({
      name: 'flags.txt',
      content: 'LU8y',
      bytes: 3,
      age: false,
    })
    expect(sizeWords(2_048)).toBe('2 KiB')
  })
})
