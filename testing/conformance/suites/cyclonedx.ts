import { asList, asObject, asText, member } from '../../../standards/report/loose.ts'
import { schemaFaults } from '../../../standards/sbom/cyclonedx/schema.ts'
import { isIndex, listFiles, readBytes, readJsonFile } from '../files.ts'
import { comesBackEqual, readAll } from '../inventory.ts'
import { Recorder, type Suite } from '../suite.ts'

const SPEC = 'cyclonedx/spec-tests'
const REAL = 'cyclonedx/bom-examples'

/**
 * CycloneDX: the schema of each version tells valid documents from invalid ones as the specification does; real
 * documents are read with every component, vulnerability and VEX state, and come out as they went in.
 */
export const cyclonedx: Suite = {
  name: 'cyclonedx',
  folders: [SPEC, REAL],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    const valid = expectedVerdicts(corpus)
    for (const file of listFiles(corpus, SPEC).filter((name) => !isIndex(name))) {
      const verdict = valid.get(file)
      if (verdict === undefined) recorder.skip(file, 'no verdict is given')
      else await recorder.check(file, () => judgedAs(corpus, file, verdict))
      if (verdict === true) await recorder.check(`${file} (read)`, () => readWhole(corpus, file))
    }
    for (const file of listFiles(corpus, REAL).filter((name) => name.endsWith('.json')))
      await recorder.check(file, () => readWhole(corpus, file))
    return recorder.outcome
  },
}

function expectedVerdicts(corpus: string): ReadonlyMap<string, boolean> {
  if (!listFiles(corpus, SPEC).includes(`${SPEC}/_expected.json`)) return new Map()
  const cases = asList(member(readJsonFile(corpus, `${SPEC}/_expected.json`), 'cases'))
  return new Map(cases.map((entry) => [`${SPEC}/${member(entry, 'file')}`, member(entry, 'valid') === true]))
}

async function judgedAs(corpus: string, file: string, valid: boolean): Promise<string | undefined> {
  const faults = await schemaFaults(readJsonFile(corpus, file))
  if (valid) return faults[0]
  return faults.length > 0 ? undefined : 'accepted, must not be'
}

/** Counted by hand: every object under `components` at any depth, every vulnerability, every VEX state. */
async function readWhole(corpus: string, file: string): Promise<string | undefined> {
  const document = readJsonFile(corpus, file)
  const { items } = await readAll(readBytes(corpus, file))
  const components = items.filter(
    (item) => item.type === 'component' && item.place.startsWith('/components/'),
  )
  const expected = countComponents(document)
  if (components.length !== expected) return `${components.length} components of ${expected}`
  const stated = items.flatMap((item) => (item.type === 'vulnerability' ? [item.vulnerability] : []))
  const vulnerabilities = asList(member(document, 'vulnerabilities'))
  if (stated.length !== vulnerabilities.length)
    return `${stated.length} vulnerabilities of ${vulnerabilities.length}`
  for (const [index, vulnerability] of vulnerabilities.entries()) {
    const state = asText(member(member(vulnerability, 'analysis'), 'state'))
    if (stated[index]?.analysis?.state !== state) return `vulnerability ${index} lost its state ${state}`
  }
  return comesBackEqual(items, document)
}

function countComponents(value: unknown): number {
  const components = asList(member(value, 'components')).filter((entry) => asObject(entry) !== undefined)
  return components.reduce<number>((sum, component) => sum + 1 + countComponents(component), 0)
}
