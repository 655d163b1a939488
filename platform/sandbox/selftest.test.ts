import { Value } from 'typebox/value'
import { afterAll, describe, expect, it } from 'vitest'
import { RunOutcome } from '../../standards/judging/types.ts'
import { bubblewrapDriver } from './bubblewrap/driver.ts'
import { mending } from './bubblewrap/self-test.ts'
import { judgeReach, summary } from './judge-probes.ts'
import { nothingSeen } from './observation.ts'
import { permissionFlag } from './wasm/confinement.ts'
import { wasmDriver } from './wasm/driver.ts'

const drivers = [wasmDriver(), bubblewrapDriver()]
afterAll(async () => {
  for (const driver of drivers) await driver.close()
})

describe.each(drivers)('the self-test of $name', (driver) => {
  it('says what it saw hold, or what to install, in words that fit an outcome', async () => {
    const { works, contains, leavesOpen, howToMend } = await driver.selfTest()
    if (driver.name === 'wasm') expect(works, leavesOpen.join(' ')).toBe(true)
    expect(howToMend === '').toBe(works)
    if (works) expect(contains.length).toBeGreaterThan(3)
    const environment = { driverVersion: 'x', engine: 'x', platform: 'x', contains, leavesOpen }
    expect(Value.Check(RunOutcome, { driver: driver.name, environment, runs: [] })).toBe(true)
  })
})

describe('judging probes', () => {
  const silent = nothingSeen('probe', 'completed', '')
  const answered = (text: string) => ({ ...silent, observations: [text] })
  const holds = (text: string, connections = 0) =>
    judgeReach(answered(text), 'secret', connections).map((finding) => finding.holds)

  it('a sandbox that leaks, connects or does not answer does not pass', () => {
    expect(holds('{"file":"refused","network":"refused ENETUNREACH"}')).toEqual([true, true])
    expect(holds('{"file":"secret","network":"refused"}')).toEqual([false, true])
    expect(holds('{"file":"refused","network":"connected"}')).toEqual([true, false])
    expect(holds('{"file":"refused","network":"refused"}', 1)).toEqual([true, false])
    expect(judgeReach(silent, 'secret', 0).map((finding) => finding.holds)).toEqual([false, false])
    expect(judgeReach(undefined, 'secret', 0).map((finding) => finding.holds)).toEqual([false, false])
  })

  it('one broken wall makes a driver unusable, and is told', () => {
    const findings = [
      { holds: true, contained: 'a holds', open: 'a is open' },
      { holds: false, contained: 'b holds', open: 'b is open' },
    ]
    expect(summary(findings, ['known'], 'mend it')).toEqual({
      works: false,
      contains: ['a holds'],
      leavesOpen: ['b is open', 'known'],
      howToMend: 'mend it',
    })
  })
})

describe('words for the person who runs the machine', () => {
  it('tells an old bubblewrap from refused namespaces', () => {
    expect(mending('bwrap: Unknown option --disable-userns')).toContain('0.8')
    expect(mending('bwrap: No permissions to create new namespace')).toContain('unprivileged_userns_clone')
    expect(mending('bwrap: something new')).toContain('something new')
  })

  it('asks each Node for its permission model by the right name', () => {
    expect(permissionFlag('20.20.2')).toBe('--experimental-permission')
    expect(permissionFlag('22.12.0')).toBe('--experimental-permission')
    expect(permissionFlag('22.13.0')).toBe('--permission')
    expect(permissionFlag('24.1.0')).toBe('--permission')
  })
})
