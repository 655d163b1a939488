import { describe, expect, it } from 'vitest'
import { at, barsOf, scaleOf, ticksOf } from './picture.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const claim = (from: string, to: string, leaseUntil: string) => ({
  window: { from, to },
  leaseUntil,
  takenAt: from,
})
const short = claim('2026-11-23T11:00:00Z', '2026-11-24T11:00:00Z', '2026-11-23T12:15:00Z')
const later = claim('2026-12-01T00:00:00Z', '2026-12-08T00:00:00Z', '2026-11-23T18:00:00Z')

describe('the picture of time', () => {
  it('shows every claim and the present', () => {
    const scale = scaleOf([short, later], NOW)
    expect(scale.from).toBeLessThan(Date.parse(short.window.from))
    expect(scale.to).toBeGreaterThan(Date.parse(later.window.to))
    expect(at(scale, NOW)).toBeGreaterThan(0)
  })

  it('has a width even where nothing is held', () => {
    const scale = scaleOf([], NOW)
    expect(scale.to).toBeGreaterThan(scale.from)
  })

  it('draws the lease inside its window', () => {
    const bars = barsOf(scaleOf([short], NOW), short)
    expect(bars.lease.x).toBeCloseTo(bars.window.x)
    expect(bars.lease.width).toBeGreaterThan(0)
    expect(bars.lease.width).toBeLessThan(bars.window.width)
  })

  it('draws nothing backwards for a window still to come', () => {
    const bars = barsOf(scaleOf([later], NOW), later)
    expect(bars.lease.width).toBeGreaterThanOrEqual(0)
    expect(bars.lease.x + bars.lease.width).toBeLessThanOrEqual(bars.window.x)
  })

  it.each([2, 12, 30, 24 * 8, 24 * 90])('marks a span of %i hours with a few instants inside it', (hours) => {
    const scale = { from: NOW, to: NOW + hours * 3_600_000 }
    const ticks = ticksOf(scale)
    expect(ticks.length).toBeGreaterThan(0)
    expect(ticks.length).toBeLessThanOrEqual(8)
    for (const tick of ticks) {
      expect(tick.at).toBeGreaterThanOrEqual(scale.from)
      expect(tick.at).toBeLessThanOrEqual(scale.to)
    }
  })
})
