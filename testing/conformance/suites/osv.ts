import { isDeepStrictEqual } from 'node:util'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { sampleAdvisories } from '../../../standards/advisory/advisory.fixtures.ts'
import { readGhsa } from '../../../standards/ghsa/read.ts'
import { isInside } from '../../../standards/osv/ranges.ts'
import { readOsv } from '../../../standards/osv/read.ts'
import { renderOsv } from '../../../standards/osv/render.ts'
import { asList, asObject, asText, member } from '../../../standards/report/loose.ts'
import { compareVersions, parseVersion } from '../../../standards/versions/compare.ts'
import { jsonOfYaml } from '../../../standards/vulnerability/yaml.ts'
import { hasFolder, isIndex, listFiles, readBytes, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const SCHEMA = 'osv/schemas/osv-schema.json'
const LINTER = 'osv/linter'
const GHSA = 'osv/ghsa-to-osv'
const PYPI = 'osv/pypi'
const RECORDS = ['osv/go', PYPI, LINTER]

/**
 * OSV: our advisories fit its schema; real records are valid, come out as they went in and lose nothing on
 * the way; PyPI's listed versions and fixes lie where its ranges say; what its linter finds fault with is named;
 * GitHub's advisories convert as its converter does.
 */
export const osv: Suite = {
  name: 'osv',
  folders: ['osv/schemas', ...RECORDS, GHSA],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    const validate = compile(corpus)
    for (const advisory of sampleAdvisories) {
      const name = `rendered/${advisory.number}`
      if (validate === undefined) recorder.skip(name, 'the schema is not in this corpus')
      else await recorder.check(name, () => fault(validate, renderOsv(advisory)))
    }
    const invalid = invalidOnPurpose(corpus)
    for (const folder of RECORDS) {
      for (const file of listFiles(corpus, folder).filter((name) => !isIndex(name))) {
        await recorder.check(file, () => holds(corpus, file, validate, invalid))
      }
    }
    for (const file of listFiles(corpus, PYPI).filter((name) => !isIndex(name)))
      await recorder.check(`${file} (versions)`, () => versionsAgree(corpus, file))
    for (const [name, fault] of Object.entries(expectedOfLinter(corpus))) {
      const file = `${LINTER}/${name}.json`
      if (hasFolder(corpus, file))
        await recorder.check(`${file} (fault)`, () => namesFault(corpus, file, name, fault))
    }
    for (const file of listFiles(corpus, GHSA).filter((name) => name.endsWith('.ghsa.json')))
      await recorder.check(file, () => converts(corpus, file))
    return recorder.outcome
  },
}

function compile(corpus: string): ValidateFunction | undefined {
  if (!hasFolder(corpus, SCHEMA)) return undefined
  // The schema uses keywords Ajv's strict mode calls unknown or misplaced; they are OSV's own.
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(readJsonFile(corpus, SCHEMA) as object)
}

const fault = (validate: ValidateFunction, value: unknown): string | undefined =>
  validate(value)
    ? undefined
    : `not valid: ${validate.errors?.[0]?.instancePath} ${validate.errors?.[0]?.message}`

/** Ids upstream lists as invalid, and the linter's mutation that breaks the schema itself. */
function invalidOnPurpose(corpus: string): ReadonlySet<string> {
  const listed = hasFolder(corpus, 'osv/pypi/_expected.json')
    ? asList(member(readJsonFile(corpus, 'osv/pypi/_expected.json'), 'schema_invalid'))
    : []
  const broken = Object.entries(expectedOfLinter(corpus))
    .filter(([, fault]) => fault.startsWith("ranges: missing 'introduced'"))
    .map(([name]) => name)
  return new Set([...listed.map(String), ...broken])
}

function expectedOfLinter(corpus: string): Record<string, string> {
  if (!hasFolder(corpus, `${LINTER}/_expected.json`)) return {}
  return (asObject(readJsonFile(corpus, `${LINTER}/_expected.json`)) ?? {}) as Record<string, string>
}

const bytesOf = (corpus: string, file: string): Buffer => {
  const raw = Buffer.from(readBytes(corpus, file))
  return file.endsWith('.json') ? raw : jsonOfYaml(raw, 'OSV record')
}

/** Valid as expected, re-exported as it came, and every range and listed version accounted for. */
function holds(
  corpus: string,
  file: string,
  validate: ValidateFunction | undefined,
  invalid: ReadonlySet<string>,
): string | undefined {
  const bytes = bytesOf(corpus, file)
  const value: unknown = JSON.parse(bytes.toString())
  const name = file.replace(/^.*\//, '').replace(/\.(json|yaml)$/, '')
  const why = validate === undefined ? undefined : fault(validate, value)
  if (invalid.has(name)) return why === undefined && validate !== undefined ? 'valid, must not be' : undefined
  if (why !== undefined) return why
  const { document, facts } = readOsv(bytes)
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(document)), value))
    return 'comes out otherwise than it went in'
  if (!isDeepStrictEqual(facts.aliases, [...new Set(asList(member(value, 'aliases')))]))
    return 'aliases got lost'
  const affected = asList(member(value, 'affected'))
  if (affected.length !== facts.affected.length)
    return `${facts.affected.length} packages of ${affected.length}`
  const ends = (kind: string): number => {
    const events = affected.flatMap((entry) =>
      asList(member(entry, 'ranges'))
        .filter((range) => member(range, 'type') !== 'GIT')
        .flatMap((range) => [...asList(member(range, 'events'))]),
    )
    return events.filter((event) => asText(member(event, kind)) !== undefined).length
  }
  const intervals = facts.affected.flatMap((entry) => entry.intervals)
  const fixed = intervals.filter(({ lessThan }) => lessThan !== undefined).length
  if (fixed !== ends('fixed')) return `${fixed} fixes of ${ends('fixed')}`
  return intervals.length === ends('introduced') ? undefined : 'a stretch of versions got lost'
}

/**
 * Under PEP 440 every listed version is affected by the ranges of its package, and no fix is. A listed text that
 * is no PEP 440 version has no place in any order and stands for itself. Ranges of commits say nothing here.
 */
function versionsAgree(corpus: string, file: string): string | undefined {
  const bytes = bytesOf(corpus, file)
  const { facts } = readOsv(bytes, { compare: compareVersions })
  const affected = asList(member(JSON.parse(bytes.toString()), 'affected'))
  for (const [at, { intervals }] of facts.affected.entries()) {
    if (intervals.length === 0) continue
    const isAffected = (version: string) =>
      intervals.some((interval) => isInside(version, interval, compareVersions) === true)
    const listed = asList(member(affected[at], 'versions')).map(String)
    const outside = listed.find(
      (version) => parseVersion('pypi', version) !== undefined && !isAffected(version),
    )
    if (outside !== undefined) return `${outside} is listed, yet in no range`
    const inside = intervals.find(({ lessThan }) => {
      // The record itself begins another stretch with the version that ends this one: 3.1.1 of PYSEC-2022-236.
      const isReintroduced = intervals.some(({ introduced }) => introduced === lessThan)
      return lessThan !== undefined && !isReintroduced && isAffected(lessThan)
    })?.lessThan
    if (inside !== undefined) return `${inside} is a fix, yet in a range`
  }
  return undefined
}

/** A named mutation is a problem in our words; a real record is read without one. */
function namesFault(corpus: string, file: string, name: string, expected: string): string | undefined {
  const { problems } = readOsv(readBytes(corpus, file)).facts
  const words = /^(\w+): (?:field missing|missing '(\w+)')/.exec(expected)
  const subject = words?.[2] ?? words?.[1] ?? (name.startsWith('nondistinct') ? 'both' : undefined)
  if (subject === undefined) return problems[0]
  return problems.some((problem) => problem.includes(subject))
    ? undefined
    : `nothing says so: ${problems.join(' ')}`
}

function converts(corpus: string, file: string): string | undefined {
  const expected = readJsonFile(corpus, file.replace('.ghsa.json', '.expected-osv.json'))
  const { osv: converted } = readGhsa(readBytes(corpus, file))
  if (isDeepStrictEqual(converted, expected)) return undefined
  const keys = new Set([...Object.keys(converted), ...Object.keys(asObject(expected) ?? {})])
  const differing = [...keys].find((key) => !isDeepStrictEqual(converted[key], member(expected, key)))
  return `${differing}: ${JSON.stringify(converted[differing ?? ''])?.slice(0, 300)}`
}
