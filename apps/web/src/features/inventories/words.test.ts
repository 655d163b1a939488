import { describe, expect, it } from 'vitest'
import { needsDistribution, productName } from './words.ts'

describe('the name of a product', () => {
  it.each([
    ['Microsoft', 'Windows 10', 'Microsoft Windows 10'],
    ['VMware', 'VMware vCenter Server', 'VMware vCenter Server'],
    ['vmware', 'VMware ESXi', 'VMware ESXi'],
    ['GE', 'Gears', 'GE Gears'],
    ['Orthanc', 'Orthanc', 'Orthanc Orthanc'],
    ['', 'nameless', 'nameless'],
  ])('of %s, %s, is %s', (vendor, product, name) => {
    expect(productName({ vendor, product })).toBe(name)
  })
})

describe('the distribution of a list', () => {
  it.each(['dpkg.txt', 'RPM-QA', 'packages.list', 'server.txt'])('is asked for %s', (name) => {
    expect(needsDistribution(name)).toBe(true)
  })

  it.each(['bom.json', 'requirements.txt', 'requirements-dev.txt', 'devices.csv', 'go.mod'])(
    'is not asked for %s',
    (name) => {
      expect(needsDistribution(name)).toBe(false)
    },
  )
})
