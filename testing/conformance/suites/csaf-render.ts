import { sampleAdvisories } from '../../../standards/advisory/advisory.fixtures.ts'
import { renderCsaf } from '../../../standards/csaf/render.ts'
import { validateCsaf } from '../../../standards/csaf/validate.ts'
import { asList, asText, member } from '../../../standards/report/loose.ts'
import { listFiles, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const INDEX = 'csaf/oasis-2.0/_expected.json'

/**
 * CSAF as output: what is rendered here holds every mandatory rule, and the gate that says so refuses and
 * accepts the standard's own test documents as they are meant.
 */
export const csafRender: Suite = {
  name: 'csaf-render',
  folders: ['csaf/oasis-2.0'],
  bar: 0.95,
  async run(corpus) {
    const recorder = new Recorder()
    for (const advisory of sampleAdvisories) {
      await recorder.check(
        `rendered/${advisory.number}`,
        async () => (await validateCsaf(renderCsaf(advisory)))[0],
      )
    }
    const cases = listFiles(corpus, 'csaf/oasis-2.0').includes(INDEX)
      ? asList(member(readJsonFile(corpus, INDEX), 'cases'))
      : []
    const present = new Set(listFiles(corpus, 'csaf/oasis-2.0'))
    for (const entry of cases) {
      const file = `csaf/oasis-2.0/${asText(member(entry, 'file'))}`
      if (member(entry, 'group') !== 'mandatory') continue
      if (!present.has(file)) {
        recorder.skip(file, 'the index names it, the corpus does not hold it')
        continue
      }
      await recorder.check(file, async () => {
        const faults = await validateCsaf(readJsonFile(corpus, file))
        const valid = member(entry, 'document_valid') === true
        if (valid) return faults[0]
        return faults.length > 0 ? undefined : `accepted, though it breaks ${member(entry, 'test')}`
      })
    }
    return recorder.outcome
  },
}
