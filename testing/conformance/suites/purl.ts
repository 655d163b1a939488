import { formatPurl, type Purl, parsePurl } from '../../../standards/purl/purl.ts'
import { asList, asObject, asText, member } from '../../../standards/report/loose.ts'
import { listFiles, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

/** The package URL specification's tests of its group "required". */
export const purl: Suite = {
  name: 'purl',
  folders: ['purl/spec', 'purl/types'],
  bar: 0.9,
  async run(corpus) {
    const recorder = new Recorder()
    for (const folder of this.folders) {
      for (const file of listFiles(corpus, folder)) {
        for (const [index, test] of asList(member(readJsonFile(corpus, file), 'tests')).entries()) {
          const name = `${file}#${index} ${member(test, 'test_type')}`
          if (member(test, 'test_group') !== 'required') recorder.skip(name, 'recommended, not required')
          else await recorder.check(name, () => runTest(test))
        }
      }
    }
    return recorder.outcome
  },
}

function runTest(test: unknown): string | undefined {
  const type = member(test, 'test_type')
  const got =
    type === 'build' ? build(member(test, 'input')) : parse(member(test, 'input'), type === 'validate')
  if (member(test, 'expected_failure') === true)
    return got === undefined ? undefined : `accepted as ${JSON.stringify(got)}`
  const expected = member(test, 'expected_output')
  const wanted = typeof expected === 'string' ? expected : plain(expected)
  return JSON.stringify(got) === JSON.stringify(wanted)
    ? undefined
    : `${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`
}

function build(input: unknown): string | undefined {
  try {
    const parts = asObject(input)
    return parts === undefined ? undefined : formatPurl(plain(parts) as unknown as Purl)
  } catch {
    return undefined
  }
}

function parse(input: unknown, asString: boolean): unknown {
  const read = parsePurl(asText(input) ?? '')
  if (read === undefined) return undefined
  return asString ? formatPurl(read) : plain(read)
}

/** The parts in one order, without those that are null. */
function plain(parts: unknown): Record<string, unknown> {
  const keys = ['type', 'namespace', 'name', 'version', 'qualifiers', 'subpath']
  return Object.fromEntries(
    keys
      .map((key) => [key, sorted(member(parts, key))] as const)
      .filter(([, value]) => value !== null && value !== undefined),
  )
}

function sorted(value: unknown): unknown {
  const object = asObject(value)
  return object === undefined
    ? value
    : Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
}
