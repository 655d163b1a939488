import { describe, expect, it } from 'vitest'
import { matching } from './matching.ts'

const product = (name: string, group: string) => ({ id: name, name, group, icon: 'server', versionHint: '' })
const PRODUCTS = [
  product('FortiGate firewall', 'Firewall and VPN'),
  product('Windows Server 2016', 'Servers and virtual machines'),
  product('Windows 11 computers', 'Computers and mobile phones'),
]
const names = (typed: string) => matching(PRODUCTS, typed).map(({ name }) => name)

describe('finding a thing among the pictures', () => {
  it('shows all of them while nothing is typed', () => {
    expect(names('')).toHaveLength(3)
    expect(names('  – ')).toHaveLength(3)
  })

  it('takes beginnings of words, in any order, of name and group', () => {
    expect(names('serv win')).toEqual(['Windows Server 2016'])
    expect(names('vpn')).toEqual(['FortiGate firewall'])
    expect(names('WINDOWS')).toHaveLength(2)
  })

  it('finds nothing that is not there', () => {
    expect(names('gate')).toEqual([])
    expect(names('windows 12')).toEqual([])
  })
})
