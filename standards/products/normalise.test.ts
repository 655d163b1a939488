import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fold,
  namesOf,
  partVersion,
  partVersionCell,
  relateVendors,
  vendorKeys,
  wordsOf,
} from './normalise.ts'

const relation = (one: string, other: string) => relateVendors(vendorKeys(one), vendorKeys(other))

describe('fold', () => {
  it.each([
    ['Dräger', 'drager'],
    ['DrÃ¤ger', 'drager'],
    ['FACSChorus™ (R)', 'facschorus'],
    ['backup_\\&_replication', 'backup & replication'],
    ['Tracer SC+', 'tracer scplus'],
    ['Łódź Straße', 'lodz strasse'],
  ])('makes %s comparable: %s', (text, expected) => {
    expect(fold(text).trim()).toBe(expected)
  })
  it('keeps hyphens that join a name and parts those between words', () => {
    expect(wordsOf(fold('PAN-OS Welch-Allyn ELI 280/BUR280'))).toEqual([
      'panos',
      'welch',
      'allyn',
      'eli',
      '280',
      'bur280',
    ])
  })
  it('changes nothing when done twice, and no text is too strange', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(wordsOf(fold(fold(text)))).toEqual(wordsOf(fold(text)))
      }),
    )
  })
})

describe('vendors', () => {
  it.each([
    ['Becton, Dickinson and Company (BD)', 'BD'],
    ['Fortinet, Inc.', 'FORTINET'],
    ['B. Braun Melsungen AG', 'BBraun'],
    ['Drägerwerk AG & Co. KGaA', 'Draeger'],
    ['GE HealthCare', 'GE Healthcare'],
    ['Palo Alto', 'paloaltonetworks'],
    ['QNAP Systems', 'QNAP'],
    ['Juniper Networks', 'juniper'],
    ['Check Point', 'checkpoint'],
    ['Hillrom and ELI, Baxter International Inc.', 'Baxter'],
    ['Sensormatic Electronics, LLC, a subsidiary of Johnson Controls Inc.', 'Johnson Controls'],
    ['Hewlett Packard Enterprise (HPE)', 'HPE'],
  ])('%s is %s', (one, other) => {
    expect(relation(one, other)).toBe('equal')
  })
  it.each([
    ['Welch Allyn', 'Hillrom'],
    ['Pulse Secure', 'Ivanti'],
    ['VMware', 'Broadcom'],
    ['Aruba', 'HPE'],
    ['GE Healthcare', 'General Electric'],
    ['CareFusion', 'BD'],
  ])('%s is of the house of %s, which is less than equal', (one, other) => {
    expect(relation(one, other)).toBe('house')
  })
  it.each([
    ['Siemens', 'Siemens Healthineers'],
    ['Hitachi Energy', 'Hitachi Vantara'],
    ['Cisco', 'Citrix'],
  ])('%s is another company than %s', (one, other) => {
    expect(relation(one, other)).toBe('other')
  })
  it('takes placeholders for no vendor', () => {
    for (const text of ['n/a', 'N.A.', '-', '?', 'unbekannt', 'various', '', '  '])
      expect(vendorKeys(text)).toEqual([])
  })
  it('stands alike from both sides', () => {
    const name = fc.constantFrom(
      'BD',
      'CareFusion',
      'Siemens',
      'Siemens Healthineers',
      'Hamilton',
      'Hamilton Medical',
    )
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(relation(one, other)).toBe(relation(other, one))
      }),
    )
  })
})

describe('versions', () => {
  it.each([
    ['FortiGate 60F v7.2.4', 'FortiGate 60F', '7.2.4'],
    ['IntelliVue MX450 rel. K.2', 'IntelliVue MX450', 'K.2'],
    ['Windows Server 2016 Standard 1607', 'Windows Server 2016 Standard', '1607'],
    ['Alaris PCU 8015 9.33', 'Alaris PCU 8015', '9.33'],
    ['PAN-OS 10.1.6-h3', 'PAN-OS', '10.1.6-h3'],
    ['VMWare ESXI 6.7 U3', 'VMWare ESXI', '6.7 U3'],
    ['Exchange 2016 CU23', 'Exchange 2016', 'CU23'],
    ['Windows 7 Service Pack 1', 'Windows 7', 'SP1'],
    ['windows_10_21h2', 'windows 10', '21h2'],
    ['Debian GNU/Linux 11', 'Debian GNU/Linux', '11'],
    ['Junos 21.4R3-S5', 'Junos', '21.4R3-S5'],
    ['R7000 (V1.0.9.64)', 'R7000', '1.0.9.64'],
    ['9.8(2)', '', '9.8(2)'],
  ])('%s is %s in version %s', (text, rest, version) => {
    expect(partVersion(text)).toEqual({ rest, version })
  })
  it.each(['Catalyst 9300-48P', 'Evita V500', 'MX-450', 'Axis P3245-V', 'Windows Server 2016', 'ELI 280'])(
    'finds no version in %s: model numbers are not versions',
    (text) => {
      expect(partVersion(text)).toEqual({ rest: text, version: undefined })
    },
  )
  it('takes one word with a digit in a version cell as it is, and keeps the name of a system', () => {
    expect(partVersionCell('VA30')).toEqual({ rest: '', version: 'VA30' })
    expect(partVersionCell('J.10.52')).toEqual({ rest: '', version: 'J.10.52' })
    expect(partVersionCell('QTS 5.0.1')).toEqual({ rest: 'QTS', version: '5.0.1' })
    expect(partVersionCell('latest')).toEqual({ rest: 'latest', version: undefined })
  })
  it('never makes up a version, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { version } = partVersion(text)
        if (version !== undefined)
          for (const run of version.match(/[0-9]+/g) ?? []) expect(text).toContain(run)
      }),
    )
  })
})

describe('names of a known product', () => {
  const names = (vendor: string, product: string) =>
    namesOf({ vendor, product, seenIn: ['kev'] }, () => false).map(({ kind, slots }) => [
      kind,
      slots.filter(({ optional }) => !optional).map(({ words }) => words.join('/')),
    ])
  it('are without the vendor, and each of several products is one', () => {
    expect(names('Fortinet', 'Fortinet FortiOS and FortiProxy')).toEqual([
      ['whole', ['fortios', 'fortiproxy']],
      ['part', ['fortios']],
      ['part', ['fortiproxy']],
    ])
  })
  it('are short forms and former names in brackets too', () => {
    expect(names('Cisco', 'Adaptive Security Appliance (ASA)')).toContainEqual(['short form', ['asa']])
    expect(names('Ivanti', 'CSA (Cloud Services Appliance)')).toHaveLength(2)
    expect(names('AVEVA', 'InTouch Edge HMI (formerly InTouch Machine Edition)')).toContainEqual([
      'short form',
      ['intouch', 'machine'],
    ])
  })
  it('take a list of models as choices, and "MX700/800" for two', () => {
    expect(names('Philips', 'Avalon Monitors FM20/FM30 MX700/800')).toEqual([
      ['whole', ['avalon', 'monitors', 'fm20/fm30', 'mx700/mx800']],
    ])
  })
  it('are none where nothing is named', () => {
    expect(names('Apple', 'Multiple Products')).toEqual([])
  })
})
