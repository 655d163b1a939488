import { describe, expect, it } from 'vitest'
import { keyIn } from './link-key.ts'

const KEY = 'tocsin_4kQ9sJ2mXw8vB7nL5pR1tY6uZ3cD0eF'

describe('keyIn', () => {
  it('reads the key of a desk’s link', () => {
    expect(keyIn('/desk/0192f3a4-0000-7000-8000-000000000001', `#${KEY}`)).toBe(KEY)
  })

  it.each([
    ['/desk', `#${KEY}`],
    ['/cases/0192f3a4', `#${KEY}`],
    ['/desk/0192f3a4/more', `#${KEY}`],
    ['/desk/0192f3a4', ''],
    ['/desk/0192f3a4', '#conversations'],
    ['/desk/0192f3a4', `#${KEY} and more`],
    ['/desk/0192f3a4', `#${'x'.repeat(600)}`],
  ])('takes nothing from %s%s', (path, hash) => {
    expect(keyIn(path, hash)).toBeUndefined()
  })
})
