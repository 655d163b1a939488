import type { ReportForm } from '../../../standards/report/document.ts'
import { asList, asNumber, asText, member } from '../../../standards/report/loose.ts'
import { detectForm, readReport } from '../../../standards/report/read.ts'
import { isIndex, listFiles, readBytes, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const FORMS: readonly ReportForm[] = ['native', 'sarif', 'csaf', 'markdown']

/**
 * Real scanner output. Nothing may crash any reader; where the file is in a form that is read, the number
 * of findings must be the one the upstream project asserts.
 */
export const findings: Suite = {
  name: 'findings',
  folders: ['findings'],
  bar: 0.95,
  async run(corpus) {
    const recorder = new Recorder()
    const expected = expectedCounts(corpus)
    for (const file of listFiles(corpus, 'findings').filter((name) => !isIndex(name))) {
      const bytes = readBytes(corpus, file)
      await recorder.check(`${file} (no reader crashes)`, () => crashes(bytes))
      const form = detectForm(bytes)
      const count = expected.get(file)
      if (form === undefined)
        recorder.skip(`${file} (count)`, `${file.split('/')[1]} is in no form that is read`)
      else if (count === undefined) recorder.skip(`${file} (count)`, 'upstream asserts no number of findings')
      else {
        await recorder.check(`${file} (count)`, () => {
          const { items, documentError } = readReport(form, bytes)
          if (documentError !== undefined) return documentError.message
          const read = items.filter((item) => item.document !== undefined).length
          return read === count ? undefined : `${read} findings as ${form}, upstream asserts ${count}`
        })
      }
    }
    return recorder.outcome
  },
}

function crashes(bytes: Uint8Array): string | undefined {
  for (const form of FORMS) {
    const { items, documentError } = readReport(form, bytes)
    if (documentError !== undefined && items.length > 0) return `${form}: items beside a document error`
    const neither = items.find((item) => (item.document === undefined) === (item.error === undefined))
    if (neither !== undefined) return `${form}: item ${neither.position} has neither a document nor an error`
  }
  return undefined
}

function expectedCounts(corpus: string): Map<string, number> {
  const cases = asList(member(readJsonFile(corpus, 'findings/_expected.json'), 'cases'))
  return new Map(
    cases.flatMap((entry) => {
      const file = asText(member(entry, 'file'))
      const count = asNumber(member(entry, 'findings'))
      return file === undefined || count === undefined ? [] : [[`findings/${file}`, count] as const]
    }),
  )
}
