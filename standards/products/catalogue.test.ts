import { describe, expect, it } from 'vitest'
import { createProductCollector } from './catalogue.ts'

describe('product collector', () => {
  it('takes what several records name alike for one product, seen in each', () => {
    const collector = createProductCollector()
    collector.addKev([{ vendorProject: 'Fortinet', product: 'FortiOS' }])
    collector.addCve([
      {
        vendor: 'fortinet',
        product: 'fortios ',
        cpes: ['cpe:2.3:o:fortinet:fortios:7.2.4:*:*:*:*:*:*:*', 'no CPE'],
      },
    ])
    collector.addTree([{ vendor: 'Philips', productName: 'Tasy EMR' }, { vendor: 'Philips' }])
    collector.addCpes(['cpe:2.3:a:veeam:backup_\\&_replication:11:*:*:*:*:*:*:*'], 'nvd')
    expect(collector.products()).toEqual([
      {
        vendor: 'Fortinet',
        product: 'FortiOS',
        seenIn: ['kev', 'cve'],
        part: 'operating system',
        cpe: 'cpe:2.3:o:fortinet:fortios:7.2.4:*:*:*:*:*:*:*',
      },
      { vendor: 'Philips', product: 'Tasy EMR', seenIn: ['csaf'] },
      {
        vendor: 'veeam',
        product: 'backup_&_replication',
        seenIn: ['nvd'],
        part: 'application',
        cpe: 'cpe:2.3:a:veeam:backup_\\&_replication:11:*:*:*:*:*:*:*',
      },
    ])
  })
  it('leaves out what names nothing', () => {
    const collector = createProductCollector()
    collector.addCve([{ vendor: 'n/a', product: 'n/a', cpes: [] }, { cpes: [] }])
    expect(collector.products()).toEqual([])
  })
})
