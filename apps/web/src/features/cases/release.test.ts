import { describe, expect, it } from 'vitest'
import { offsetWords, stepAt } from './release.ts'

describe('the hour of release', () => {
  it.each([
    [0, 'T'],
    [-60, 'T−60 min'],
    [15, 'T+15 min'],
    [120, 'T+2 h'],
    [-90, 'T−90 min'],
    [-1_440, 'T−1 day'],
    [4_320, 'T+3 days'],
  ])('%d minutes are %s', (minutes, words) => {
    expect(offsetWords(minutes)).toBe(words)
  })

  it('has no hour before an end is agreed', () => {
    expect(stepAt(undefined, -60)).toBeNull()
    expect(stepAt('2027-05-04T14:00:00Z', -60)).toBe('2027-05-04T13:00:00.000Z')
  })
})
