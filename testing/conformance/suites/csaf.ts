import { checkFinding } from '../../../standards/report/check.ts'
import { asList, member } from '../../../standards/report/loose.ts'
import { detectForm, readReport } from '../../../standards/report/read.ts'
import { isIndex, listFiles, readBytes, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const REAL = ['csaf-real/cisa', 'csaf/redhat']
const TESTS = ['csaf/oasis-2.0', 'csaf/oasis-2.1', 'csaf/bsi-validator-lib', 'csaf/gocsaf-checker']

/**
 * CSAF as intake: real advisories are read without an error and without a lost vulnerability; the test
 * documents of the standard, many of them wrong on purpose, are read without a crash.
 */
export const csaf: Suite = {
  name: 'csaf',
  folders: [...REAL, ...TESTS],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    for (const folder of REAL) {
      for (const file of listFiles(corpus, folder).filter(isAdvisory)) {
        await recorder.check(file, () =>
          readsEveryVulnerability(readBytes(corpus, file), readJsonFile(corpus, file)),
        )
      }
    }
    for (const folder of TESTS) {
      for (const file of listFiles(corpus, folder).filter((name) => !isIndex(name))) {
        await recorder.check(`${file} (no crash)`, () => everyItemIsOne(readBytes(corpus, file)))
      }
    }
    return recorder.outcome
  },
}

function isAdvisory(file: string): boolean {
  return !isIndex(file) && !file.endsWith('.expected-osv.json')
}

function readsEveryVulnerability(bytes: Uint8Array, document: unknown): string | undefined {
  if (detectForm(bytes) !== 'csaf') return `detected as ${detectForm(bytes)}`
  const { items, documentError } = readReport('csaf', bytes)
  if (documentError !== undefined) return documentError.message
  const vulnerabilities = asList(member(document, 'vulnerabilities')).length
  if (items.length !== vulnerabilities)
    return `${items.length} findings of ${vulnerabilities} vulnerabilities`
  for (const { position, document: finding, error } of items) {
    if (finding === undefined) return `vulnerability ${position}: ${error?.message}`
    const checked = checkFinding(finding)
    if (!checked.ok) return `vulnerability ${position} is no finding: ${checked.error.message}`
  }
  return undefined
}

function everyItemIsOne(bytes: Uint8Array): string | undefined {
  const { items } = readReport('csaf', bytes)
  const neither = items.find((item) => (item.document === undefined) === (item.error === undefined))
  if (neither !== undefined) return `item ${neither.position} has neither a document nor an error`
  const wrong = items
    .map((item) => item.document && checkFinding(item.document))
    .find((checked) => checked?.ok === false)
  return wrong === undefined || wrong.ok ? undefined : `no finding: ${wrong.error.message}`
}
