import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, collect, cut } from '../sbom.fixtures.ts'
import { columnLetters, roleOf } from './columns.ts'
import { delimiterOf, NO_COLUMNS } from './dialect.ts'

const csv = (text: string | Uint8Array) => collect(text, { form: 'csv' })

describe('spreadsheets', () => {
  it('are read under titles and blank lines, by what their columns are called', async () => {
    const { components, problems, items } = await csv(
      `Device inventory 2026;;;;;
;;;;;
Hersteller;Gerät;Modell;Firmware;Anzahl;Standort;Seriennummer;Bemerkung
Philips;IntelliVue;MX450;K.2;12;"Station 3, Süd";DE1;ok
Dräger;Perseus A500;;n/a;2;OP;DE2;
;;;;;;DE3;no idea

Baxter;Sigma Spectrum Infusion Pump;Spectrum;8.0;;;;
`,
    )
    expect(components).toEqual([
      {
        ref: 'row 4',
        kind: 'product',
        name: 'IntelliVue MX450',
        vendor: 'Philips',
        version: 'K.2',
        cpes: [],
        listed: { quantity: '12', location: 'Station 3, Süd', notes: 'ok' },
      },
      {
        ref: 'row 5',
        kind: 'product',
        name: 'Perseus A500',
        vendor: 'Dräger',
        cpes: [],
        listed: { quantity: '2', location: 'OP' },
      },
      {
        ref: 'row 8',
        kind: 'product',
        name: 'Sigma Spectrum Infusion Pump',
        vendor: 'Baxter',
        version: '8.0',
        cpes: [],
      },
    ])
    expect(problems).toEqual([
      {
        where: 'row 1',
        message: '“Device inventory 2026” stands above the headings and is not read as a product.',
      },
      {
        where: 'row 6',
        message: '“DE3 no idea” gives no product. Write its name into the column of products.',
      },
    ])
    expect(items.find((item) => item.type === 'component')).toMatchObject({
      raw: { Seriennummer: 'DE1', Firmware: 'K.2' },
    })
  })

  it('without columns give each line as one name, and no vendor', async () => {
    const { components, problems } = await csv('Philips IntelliVue MX450 rel. K.2\nFortiGate 60F\n')
    expect(components).toEqual([
      { ref: 'row 1', kind: 'product', name: 'Philips IntelliVue MX450 rel. K.2', cpes: [] },
      { ref: 'row 2', kind: 'product', name: 'FortiGate 60F', cpes: [] },
    ])
    expect(problems).toHaveLength(1)
    expect(
      (await csv('Cisco,ASA 5505,9.8\nJuniper,SRX300,21.4\n')).components.map(({ name }) => name),
    ).toEqual(['Cisco ASA 5505 9.8', 'Juniper SRX300 21.4'])
  })

  it.each([
    ['commas', 'Vendor,Product,Version\nCisco,"ASA, 5505",9.8(4)\n'],
    ['semicolons', 'Vendor;Product;Version\nCisco;ASA, 5505;9.8(4)\n'],
    ['tabs', 'Vendor\tProduct\tVersion\r\nCisco\tASA, 5505\t9.8(4)\r\n'],
    ['bars', '"Vendor"|"Product"|"Version"\n"Cisco"|"ASA, 5505"|"9.8(4)"'],
    ['a separator named by Excel', 'sep=;\r\nVendor;Product;Version\r\nCisco;ASA, 5505;9.8(4)\r\n'],
    ['a byte order mark', '\ufeffVendor,Product,Version\nCisco,"ASA, 5505",9.8(4)\n'],
    ['another order', 'SW release,Maker,Application\n9.8(4),Cisco,"ASA, 5505"\n'],
  ])('are read with %s', async (_, text) => {
    const { components } = await csv(text)
    expect(components).toMatchObject([{ vendor: 'Cisco', name: 'ASA, 5505', version: '9.8(4)' }])
  })

  it('keep cells that hold line breaks, and take a stray quotation mark as typed', async () => {
    const { components, problems } = await csv(
      'Product,Notes\nA,"one\ntwo"\nMonitor 19" rack,x\nB,"open\nC,y\n"D ""x""",z\n',
    )
    expect(components.map(({ name, ref }) => [name, ref])).toEqual([
      ['A', 'row 2'],
      ['Monitor 19" rack', 'row 3'],
      ['B', 'row 4'],
      ['C', 'row 5'],
      ['D "x"', 'row 6'],
    ])
    expect(components[0]?.listed?.notes).toBe('one two')
    expect(problems).toEqual([
      { where: 'row 4', message: expect.stringContaining('A quotation mark is not closed') },
    ])
  })

  it('take package URLs and CPE names where a column gives them', async () => {
    const { components, problems } = await csv(
      'Name,purl,CPE\nlodash,pkg:npm/lodash@4.17.20,\nASA,,cpe:/h:cisco:asa_5505\n,pkg:npm/left-pad@1.0.0,\nx,nonsense,\n',
    )
    expect(components).toMatchObject([
      { name: 'lodash', kind: 'package', purl: 'pkg:npm/lodash@4.17.20', version: '4.17.20' },
      { name: 'ASA', kind: 'product', cpes: ['cpe:/h:cisco:asa_5505'] },
      { name: 'pkg:npm/left-pad@1.0.0', kind: 'package' },
      { name: 'x', kind: 'product' },
    ])
    expect(problems).toHaveLength(1)
  })

  it('take a column "Software" of a list of devices for the version where it holds one', async () => {
    const { components } = await csv('Device,Software\nInfusomat Space,v5.3.1\nPACS server,Sectra IDS7\n')
    expect(components.map(({ name, version }) => [name, version])).toEqual([
      ['Infusomat Space', 'v5.3.1'],
      ['Sectra IDS7', undefined],
    ])
  })

  it('list sums and sections as rows without a product, and pass over repeated headings', async () => {
    const { components, problems } = await csv(
      'Vendor,Product,Qty\nA,B,1\nVendor,Product,Qty\nRadiology,,\nC,D,2\n,Total,3\n',
    )
    expect(components.map(({ name }) => name)).toEqual(['B', 'D'])
    expect(problems.map(({ where }) => where)).toEqual(['row 4', 'row 6'])
  })

  it('give every row as a component or a problem, whatever is in them and however they are cut', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('"', 'a"b', '""', 'Total', ' ', '\u00a0', '__proto__', '-'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 }),
        fc.array(fc.nat(200), { maxLength: 6 }),
        async (rows, at) => {
          const quoted = rows.map((row) =>
            row.map((text) => `"${text.replaceAll('"', '""').replace(/[\r\n]/g, ' ')}"`).join(','),
          )
          const text = ['Vendor,Product,Version,__proto__', ...quoted].join('\n')
          const { components, problems } = await collect(cut(bytes(text), at), { form: 'csv' })
          const seen = new Set([...components.map(({ ref }) => ref), ...problems.map(({ where }) => where)])
          const filled = rows.flatMap((row, index) =>
            row.some((value) => value.trim() !== '') ? [`row ${index + 2}`] : [],
          )
          expect(filled.filter((place) => !seen.has(place))).toEqual([])
        },
      ),
    )
  })

  it('read any text without throwing, in time that grows with its length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'a",;\t\n\r= ') }), async (text) => {
        expect((await csv(`x${text}`)).error).toBeUndefined()
      }),
    )
    const strays = `Product\n${'"open,\n'.repeat(20_001)}`
    const { components } = await csv(strays)
    expect(components.length).toBeGreaterThan(9_000)
  })
})

describe('headings', () => {
  it.each([
    ['Manufacturer', 'vendor'],
    ['Device manufacturer', 'vendor'],
    ['Make', 'vendor'],
    ['Vendor Name', 'vendor'],
    ['Fabricant', 'vendor'],
    ['Product name', 'product'],
    ['APPLICATION', 'product'],
    ['Software', 'product'],
    ['Model No.', 'model'],
    ['Modèle', 'model'],
    ['Equipment', 'thing'],
    ['Asset Name', 'thing'],
    ['What', 'thing'],
    ['Description', 'description'],
    ['Software version', 'version'],
    ['Version Number', 'version'],
    ['FW', 'version'],
    ['Firmware-Version', 'version'],
    ['Release', 'version'],
    ['No. of devices', 'quantity'],
    ['Qty', 'quantity'],
    ['How many', 'quantity'],
    ['#', 'quantity'],
    ['Device location', 'location'],
    ['Site', 'location'],
    ['Comments', 'notes'],
    ['CPE 2.3', 'cpe'],
    ['purl', 'purl'],
    ['Serial no.', undefined],
    ['Device ID', undefined],
    ['Release date', undefined],
    ['OS version', undefined],
    ['Device type', undefined],
    ['Host name', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ])('%j is %s', (heading, role) => {
    expect(roleOf(heading)).toBe(role)
  })
  it('are counted as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
  it('tell the delimiter better than counting does', () => {
    expect(delimiterOf(['Vendor;Product;Notes', 'A;B;one, two, three', 'C;D;four, five, six'])).toBe(';')
    expect(delimiterOf(['Philips IntelliVue MX450', 'FortiGate 60F, old'])).toBe(NO_COLUMNS)
  })
})
