import { describe, expect, it } from 'vitest'
import { addressesIn } from './addresses.ts'

describe('addresses somebody typed', () => {
  it('are parted however people part them, each once', () => {
    expect(addressesIn(' a@x.example,b@x.example;\n c@x.example  a@x.example\n')).toEqual([
      'a@x.example',
      'b@x.example',
      'c@x.example',
    ])
  })

  it('are none where nothing is typed', () => {
    expect(addressesIn(' \n ')).toEqual([])
  })
})
