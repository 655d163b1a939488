import { describe, expect, it } from 'vitest'
import { bandPath, bands, thickness } from './flow.ts'

const stage = (name: 'findings' | 'root causes' | 'advisories', count: number) => ({ stage: name, count })

describe('thickness', () => {
  it('is to scale with the largest stage', () => {
    expect(thickness(500, 500)).toBe(100)
    expect(thickness(250, 500)).toBe(50)
  })

  it('never vanishes, and copes with an empty house', () => {
    expect(thickness(1, 1_000_000)).toBeGreaterThan(0)
    expect(thickness(0, 0)).toBeGreaterThan(0)
    expect(thickness(0, 500)).toBeGreaterThan(0)
  })
})

describe('bands', () => {
  it('joins each stage to the next without a step', () => {
    const all = bands([stage('findings', 540), stage('root causes', 95), stage('advisories', 40)])
    expect(all[0]?.to).toBe(all[1]?.from)
    expect(all[1]?.to).toBe(all[2]?.from)
    expect(all[2]?.to).toBe(all[2]?.from)
  })

  it('makes the largest stage the full width even when it is not the first', () => {
    const all = bands([stage('findings', 10), stage('root causes', 20)])
    expect(all.map(({ from }) => from)).toEqual([50, 100])
  })
})

describe('bandPath', () => {
  it('stays inside the field', () => {
    const path = bandPath({ stage: 'findings', from: 100, to: 1.5 }, 'across')
    for (const number of path.match(/[\d.]+/g) ?? []) {
      expect(Number(number)).toBeGreaterThanOrEqual(0)
      expect(Number(number)).toBeLessThanOrEqual(100)
    }
  })

  it('swaps the axes when it flows down', () => {
    const band = { stage: 'findings', from: 40, to: 40 } as const
    expect(bandPath(band, 'across')).toMatch(/^M0 30C/)
    expect(bandPath(band, 'down')).toMatch(/^M30 0C/)
  })
})
