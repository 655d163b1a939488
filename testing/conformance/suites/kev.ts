import { asList, asNumber, asText, member } from '../../../standards/report/loose.ts'
import { readKev } from '../../../standards/scoring/kev.ts'
import { listFiles, readBytes, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

/** CISA's catalogue of known exploited vulnerabilities: every entry is found again, nothing is a problem. */
export const kev: Suite = {
  name: 'kev',
  folders: ['kev'],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    for (const file of listFiles(corpus, 'kev').filter((name) => !name.endsWith('_schema.json'))) {
      await recorder.check(file, () => {
        const value = readJsonFile(corpus, file)
        const catalog = readKev(readBytes(corpus, file))
        if (catalog.problems.length > 0) return catalog.problems[0]
        const announced = asNumber(member(value, 'count'))
        if (catalog.entries.size !== announced)
          return `${catalog.entries.size} entries, the file announces ${announced}`
        const lost = asList(member(value, 'vulnerabilities')).find((entry) => {
          const read = catalog.entries.get(asText(member(entry, 'cveID')) ?? '')
          return (
            read?.dateAdded !== member(entry, 'dateAdded') ||
            read?.dueDate !== member(entry, 'dueDate') ||
            read?.product !== member(entry, 'product') ||
            read?.vendorProject !== member(entry, 'vendorProject') ||
            read?.requiredAction !== member(entry, 'requiredAction') ||
            read?.knownRansomwareUse !== (member(entry, 'knownRansomwareCampaignUse') === 'Known') ||
            read?.weaknesses.join() !== [...new Set(asList(member(entry, 'cwes')))].join()
          )
        })
        return lost === undefined ? undefined : `${member(lost, 'cveID')} was read differently`
      })
    }
    return recorder.outcome
  },
}
