import { asList, asNumber, asText, member } from '../../../standards/report/loose.ts'
import { readEpss } from '../../../standards/scoring/epss.ts'
import { listFiles, readBytes, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

/** Real EPSS scores: both numbers of every CVE, the same from each of the three public forms. */
export const epss: Suite = {
  name: 'epss',
  folders: ['epss'],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    for (const file of listFiles(corpus, 'epss').filter((name) => name.endsWith('.json'))) {
      const items = asList(readJsonFile(corpus, file))
      await recorder.check(file, () => agrees(readBytes(corpus, file), items))
      await recorder.check(`${file} (as the API answers)`, () =>
        agrees(JSON.stringify({ status: 'OK', data: items.map(asApi) }), items),
      )
      await recorder.check(`${file} (as the daily file)`, () => agrees(asCsv(items), items))
    }
    return recorder.outcome
  },
}

/** The API writes its numbers as text. */
const asApi = (item: unknown) => ({
  cve: member(item, 'cve'),
  epss: asNumber(member(item, 'epss'))?.toFixed(9),
  percentile: asNumber(member(item, 'percentile'))?.toFixed(9),
  date: member(item, 'date'),
})

/** A file holds one day's scores. */
function asCsv(items: readonly unknown[]): string {
  const lines = items.map((item) =>
    [member(item, 'cve'), member(item, 'epss'), member(item, 'percentile')].join(','),
  )
  return [
    `#model_version:v2025.03.14,score_date:${member(items[0], 'date')}T00:00:00+0000`,
    'cve,epss,percentile',
    ...lines,
    '',
  ].join('\n')
}

function agrees(input: string | Uint8Array, items: readonly unknown[]): string | undefined {
  const { scores, problems } = readEpss(input)
  if (problems.length > 0) return problems[0]
  for (const item of items) {
    const id = asText(member(item, 'cve')) ?? ''
    const read = scores.get(id)
    if (read === undefined) return `${id} is not read`
    const isSame = (['epss', 'percentile', 'date'] as const).every((key) => read[key] === member(item, key))
    if (!isSame) return `${id} reads ${JSON.stringify(read)}`
    if (Math.min(read.epss, read.percentile) < 0 || Math.max(read.epss, read.percentile) > 1)
      return `${id} is out of 0…1`
  }
  return scores.size === new Set(items.map((item) => member(item, 'cve'))).size
    ? undefined
    : 'not every CVE is read'
}
