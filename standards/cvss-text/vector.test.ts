import { describe, expect, it } from 'vitest'
import { findVectors, readVector, severityOfScore } from './vector.ts'

describe('readVector', () => {
  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1', 9.8, 'critical'],
    ['(AV:N/AC:L/Au:N/C:P/I:P/A:P)', '2.0', 7.5, 'high'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U', '4.0', 9.3, 'critical'],
  ])('%s', (text, version, baseScore, severity) => {
    expect(readVector(` ${text} `)).toMatchObject({ version, baseScore, severity })
  })
  it('answers nothing for what is no vector', () => {
    for (const text of ['', '9.8', 'CVSS:3.1/AV:N', 'x'.repeat(10_000)])
      expect(readVector(text)).toBeUndefined()
  })
})

describe('findVectors', () => {
  it('finds whole vectors in prose, each once', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:H'
    expect(findVectors(`Scored ${vector}. Again: ${vector}, and CVSS:3.1/AV:N/AC:L is cut off`)).toEqual([
      vector,
    ])
  })
})

describe('severityOfScore', () => {
  it.each([
    [0, 'none'],
    [0.1, 'low'],
    [4, 'medium'],
    [7, 'high'],
    [9, 'critical'],
    [10.1, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('%d is %s', (score, severity) => {
    expect(severityOfScore(score)).toBe(severity)
  })
})
