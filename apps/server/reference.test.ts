import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadReference } from './reference.ts'

const directory = mkdtempSync(join(tmpdir(), 'tocsin-reference-test-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const from = { source: 'a catalogue', asOf: '2025-08-25' }

it('keeps the reference data of a scenario, with its source and date, beside what was known', () => {
  loadReference(directory).take({
    kev: [{ cve: 'CVE-2020-0001', listed: true, dateAdded: '2025-01-02', ...from }],
  })
  loadReference(directory).take({
    kev: [{ cve: 'CVE-2020-0002', listed: false, ...from }],
    ssvc: [{ cve: 'CVE-2020-0002', exploitation: 'none', ...from }],
  })
  const again = loadReference(directory)
  expect(again.kev('CVE-2020-0001')).toMatchObject({ listed: true, asOf: '2025-08-25' })
  expect(again.kev('CVE-2020-0002')).toEqual({ listed: false, ...from })
  expect(again.ssvc('CVE-2020-0002')).toEqual({
    exploitation: { basis: 'published', value: 'none', ...from },
  })
})

it('knows nothing of what it was not given', () => {
  const reference = loadReference(directory)
  expect(reference.kev('CVE-2020-0003')).toBeUndefined()
  expect(reference.epss('__proto__')).toBeUndefined()
})
