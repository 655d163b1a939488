import { describe, expect, it } from 'vitest'
import { precisionWords } from './precision.ts'

describe('precisionWords', () => {
  it('claims nothing while nothing has been judged', () => {
    expect(precisionWords({ judged: 0, reproduced: 0, precision: null, interval: null })).toBeUndefined()
  })

  it('says share and interval when many are judged', () => {
    const words = precisionWords({ judged: 200, reproduced: 150, precision: 0.75, interval: [0.686, 0.804] })
    expect(words).toMatchObject({ share: '75%', interval: '69% to 80%' })
    expect(words?.meaning).toContain('between 69% and 80%')
  })

  it('warns when so few are judged that the interval is wide', () => {
    const words = precisionWords({ judged: 1, reproduced: 1, precision: 1, interval: [0.207, 1] })
    expect(words?.meaning).toBe(
      '1 of 1 judged finding reproduced. So few are judged that this says little yet.',
    )
  })
})
