import { describe, expect, it } from 'vitest'
import { suppositions } from './what-if.ts'

const change = (factor: string, value: string, changesBand = false, open = true) => ({
  factor,
  value,
  open,
  band: 'scheduled' as const,
  score: 50,
  changesBand,
})

const factor = (name: string, value: string) => ({
  name,
  value,
  known: true,
  basis: 'measured' as const,
  source: '',
  asOf: null,
  explanation: '',
})

describe('suppositions', () => {
  it('gathers the answers of a factor, with its answer now', () => {
    const groups = suppositions(
      {
        changes: [change('EPSS', 'percentile 99'), change('Age', '40 days'), change('EPSS', 'percentile 10')],
      },
      [factor('EPSS', 'unknown')],
    )
    expect(groups.map(({ factor, now, answers }) => [factor, now, answers.length])).toEqual([
      ['EPSS', 'unknown', 2],
      ['Age', undefined, 1],
    ])
  })

  it('puts what can change the band first, and open questions before the rest', () => {
    const groups = suppositions(
      {
        changes: [
          change('Age', '40 days', false, false),
          change('EPSS', 'percentile 99'),
          change('Evidence level', 'claimed', true, false),
          change('Exploitation', 'none'),
          change('Exploitation', 'active', true),
        ],
      },
      [],
    )
    expect(groups.map(({ factor }) => factor)).toEqual(['Exploitation', 'Evidence level', 'EPSS', 'Age'])
  })
})
