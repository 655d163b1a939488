import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { sampleAdvisories } from '../../../standards/advisory/advisory.fixtures.ts'
import { renderOsv } from '../../../standards/osv/render.ts'
import { hasFolder, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const SCHEMA = 'osv/schemas/osv-schema.json'

/** Our advisories, rendered as OSV, against OSV's own schema. */
export const osv: Suite = {
  name: 'osv',
  folders: ['osv/schemas'],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    if (!hasFolder(corpus, SCHEMA)) {
      recorder.skip(SCHEMA, 'the schema is not in this corpus')
      return recorder.outcome
    }
    // The schema uses keywords Ajv's strict mode calls unknown or misplaced; they are OSV's own.
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const validate = ajv.compile(readJsonFile(corpus, SCHEMA) as object)
    for (const advisory of sampleAdvisories) {
      await recorder.check(`rendered/${advisory.number}`, () =>
        validate(renderOsv(advisory)) ? undefined : ajv.errorsText(validate.errors),
      )
    }
    return recorder.outcome
  },
}
