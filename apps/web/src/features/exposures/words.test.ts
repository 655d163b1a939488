import { describe, expect, it } from 'vitest'
import { sourceWords } from './words.ts'

describe('where something is said', () => {
  it.each([
    ['osv/GHSA-aaaa-bbbb-cccc', 'GHSA-aaaa-bbbb-cccc', 'the feed osv'],
    ['csaf-cisa/ICSA-24-1#CVE-2024-0001', 'ICSA-24-1#CVE-2024-0001', 'the feed csaf-cisa'],
    ['local/CVE-2024-0001', 'CVE-2024-0001', "this house's own reference data"],
    ['advisory/TOCSIN-2026-0001', 'TOCSIN-2026-0001', 'an advisory of this house'],
    ['case/TOCSIN-2026-0002', 'TOCSIN-2026-0002', 'a case of this house'],
  ])('%s is %s, of %s', (source, record, from) => {
    expect(sourceWords(source)).toEqual({ record, from })
  })

  it('leaves what has another form as it is', () => {
    expect(sourceWords('somewhere')).toEqual({ record: 'somewhere', from: undefined })
  })
})
