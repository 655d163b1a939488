import { isDeepStrictEqual } from 'node:util'
import { Ajv, type ValidateFunction } from 'ajv'
import { type CveFacts, readCve } from '../../../standards/cve/read.ts'
import { readOsv } from '../../../standards/osv/read.ts'
import { asList, asObject, asText, member } from '../../../standards/report/loose.ts'
import { RecordError } from '../../../standards/vulnerability/error.ts'
import type { VersionInterval } from '../../../standards/vulnerability/types.ts'
import { hasFolder, isIndex, listFiles, readBytes, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const SCHEMAS = 'cve/schemas'
const FIXTURES = 'cve/cve-services-fixtures'
const REAL = 'cve/vulnrichment'
const PAIRS = 'cve/go-cna'

/**
 * CVE JSON 5: fixtures get the verdict upstream gives them; CISA's enriched records are valid, come out as
 * they went in, and every score, answer and mark in them surfaces; the Go project's records say the same in
 * both of their forms.
 */
export const cve: Suite = {
  name: 'cve',
  folders: [SCHEMAS, FIXTURES, REAL, PAIRS],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    const schema = (file: string) => compile(corpus, `${SCHEMAS}/${file}`)
    const record = schema('CVE_JSON_5.1_bundled.json')
    const container = schema('5.1_published_cna_container.json')
    const verdicts = hasFolder(corpus, `${FIXTURES}/_expected.json`)
      ? member(readJsonFile(corpus, `${FIXTURES}/_expected.json`), 'files')
      : undefined
    for (const [file, verdict] of Object.entries(asObject(verdicts) ?? {})) {
      const path = `${FIXTURES}/${file}`
      if (record === undefined || !hasFolder(corpus, path)) continue
      const isValid = member(verdict, 'valid_full_record_5_1') === true
      await recorder.check(path, () => agrees(corpus, path, record, isValid))
    }
    for (const file of listFiles(corpus, REAL).filter((name) => !isIndex(name)))
      await recorder.check(file, () => invalid(corpus, file, record) ?? surfaces(corpus, file))
    for (const file of listFiles(corpus, PAIRS).filter((name) => name.endsWith('.cve.json')))
      await recorder.check(file, () => validContainer(corpus, file, container))
    const ids = hasFolder(corpus, `${PAIRS}/_pairs.json`)
      ? asList(member(readJsonFile(corpus, `${PAIRS}/_pairs.json`), 'ids'))
      : []
    for (const id of ids) {
      if (!hasFolder(corpus, `${PAIRS}/${id}.cve.json`) || !hasFolder(corpus, `${PAIRS}/${id}.osv.json`))
        continue
      await recorder.check(`${PAIRS}#${id}`, () => sameInBothForms(corpus, String(id)))
    }
    return recorder.outcome
  },
}

/**
 * The `format` keyword is off: a quarter of the real records carry date-times without a zone, which the
 * schema's own pattern allows.
 */
function compile(corpus: string, file: string): ValidateFunction | undefined {
  if (!hasFolder(corpus, file)) return undefined
  const { $schema: _, ...schema } = asObject(readJsonFile(corpus, file)) as Record<string, unknown>
  return new Ajv({ strict: false, validateFormats: false }).compile(schema)
}

function agrees(
  corpus: string,
  file: string,
  validate: ValidateFunction,
  isValid: boolean,
): string | undefined {
  const document = readJsonFile(corpus, file)
  if (validate(document) !== isValid) return `valid ${!isValid}, expected ${isValid}`
  if (!isValid) return refusedOrNamed(corpus, file)
  const { problems } = readCve(readBytes(corpus, file)).facts
  return problems[0] ?? reexports(corpus, file)
}

/** What is no record is refused with words; what is one but breaks its form is read, and told of. */
function refusedOrNamed(corpus: string, file: string): string | undefined {
  try {
    const { problems } = readCve(readBytes(corpus, file)).facts
    return problems.length > 0 ? undefined : 'not valid, and nothing is said of it'
  } catch (error) {
    return error instanceof RecordError ? undefined : `refused without words: ${error}`
  }
}

function invalid(corpus: string, file: string, validate: ValidateFunction | undefined): string | undefined {
  return validate === undefined || validate(readJsonFile(corpus, file))
    ? undefined
    : `not valid: ${validate.errors?.[0]?.instancePath} ${validate.errors?.[0]?.message}`
}

function reexports(corpus: string, file: string): string | undefined {
  const { document } = readCve(readBytes(corpus, file))
  return isDeepStrictEqual(JSON.parse(JSON.stringify(document)), readJsonFile(corpus, file))
    ? undefined
    : 'comes out otherwise than it went in'
}

/** Everything of the record looked up by another way than the reader's. */
function surfaces(corpus: string, file: string): string | undefined {
  const lost = reexports(corpus, file)
  if (lost !== undefined) return lost
  const { facts } = readCve(readBytes(corpus, file))
  const document = readJsonFile(corpus, file)
  const all = everyObject(document)
  const vectors = all.flatMap((object) => asText(member(object, 'vectorString')) ?? [])
  const missing = vectors.find((vector) => !facts.cvss.some((statement) => statement.vector === vector))
  if (missing !== undefined) return `${missing} does not surface`
  const answers = all
    .filter((object) => member(object, 'type') === 'ssvc')
    .map((other) => member(other, 'content'))
  if (answers.length !== facts.ssvc.length) return `${facts.ssvc.length} SSVC statements of ${answers.length}`
  const wrong = answers.find((content, at) => !saysTheSame(content, facts.ssvc[at]))
  if (wrong !== undefined) return `SSVC reads ${JSON.stringify(facts.ssvc)}`
  const marks = all
    .filter((object) => member(object, 'type') === 'kev')
    .map((other) => member(other, 'content'))
  if (marks.length > 0 && facts.kev?.dateAdded !== member(marks[0], 'dateAdded'))
    return 'the KEV mark does not surface'
  if (facts.problems.length > 0) return facts.problems[0]
  return countsProducts(facts, document)
}

function saysTheSame(content: unknown, statement: CveFacts['ssvc'][number] | undefined): boolean {
  const told = Object.assign({}, ...asList(member(content, 'options')).map((option) => asObject(option)))
  const word = (name: string) => String(told[name] ?? '').toLowerCase()
  return (
    (statement?.exploitation ?? '').replace('public ', '') === word('Exploitation') &&
    (statement?.automatable ?? '') === word('Automatable') &&
    (statement?.technicalImpact ?? '') === word('Technical Impact') &&
    statement?.timestamp?.slice(0, 19) === asText(member(content, 'timestamp'))?.slice(0, 19)
  )
}

/** Each version entry is an interval or shown as unread: none is dropped. */
function countsProducts(facts: CveFacts, document: unknown): string | undefined {
  const containers = member(document, 'containers')
  const products = [member(containers, 'cna'), ...asList(member(containers, 'adp'))].flatMap((container) => [
    ...asList(member(container, 'affected')),
  ])
  if (products.length !== facts.affected.length)
    return `${facts.affected.length} products of ${products.length}`
  const at = facts.affected.findIndex(
    ({ intervals, unread }, i) =>
      intervals.length + unread.length !== asList(member(products[i], 'versions')).length,
  )
  return at < 0 ? undefined : `versions of product ${at + 1} got lost`
}

function validContainer(
  corpus: string,
  file: string,
  validate: ValidateFunction | undefined,
): string | undefined {
  const cna = member(member(readJsonFile(corpus, file), 'containers'), 'cna')
  if (validate !== undefined && !validate({ cnaContainer: cna }) && !validate(cna))
    return `not valid: ${validate.errors?.[0]?.instancePath} ${validate.errors?.[0]?.message}`
  return reexports(corpus, file)
}

const EVERY: VersionInterval = { versionType: 'semver', introduced: '0', status: 'affected' }
const span = ({ introduced, lessThan, lessThanOrEqual }: VersionInterval): string =>
  `${introduced} ${lessThan ?? `<=${lessThanOrEqual}`}`

/** CVE id among the aliases, each product one of the packages or what these import, and the same stretches. */
function sameInBothForms(corpus: string, id: string): string | undefined {
  const { facts: record } = readCve(readBytes(corpus, `${PAIRS}/${id}.cve.json`))
  const { facts: advisory, document } = readOsv(readBytes(corpus, `${PAIRS}/${id}.osv.json`))
  if (!advisory.aliases.includes(record.id))
    return `${record.id} is no alias of ${advisory.aliases.join(', ')}`
  for (const product of record.affected) {
    const name = product.packageName ?? product.product ?? ''
    const at = advisory.affected.findIndex(
      (entry, i) => entry.name === name || imports(document, i).includes(name),
    )
    if (at < 0) return `${name} is none of ${advisory.affected.map((entry) => entry.name).join(', ')}`
    // One module may stand in several entries, each with a range of its own.
    const same = advisory.affected.filter(
      (entry, i) =>
        entry.name === advisory.affected[at]?.name && (i === at || imports(document, i).includes(name)),
    )
    const theirs = same.flatMap((entry) => entry.intervals.map(span)).sort()
    // No version named and affected by default is every version.
    const isWhole = product.intervals.length === 0 && product.defaultStatus === 'affected'
    const ours = isWhole ? [span(EVERY)] : product.intervals.map(span).sort()
    if (!isDeepStrictEqual(ours, theirs)) return `${name}: ${ours.join(', ')}; as OSV ${theirs.join(', ')}`
  }
  return undefined
}

const imports = (document: unknown, at: number): string[] =>
  asList(member(member(asList(member(document, 'affected'))[at], 'ecosystem_specific'), 'imports')).flatMap(
    (item) => asText(member(item, 'path')) ?? [],
  )

/** Objects at any depth; members called `x_…` are a sender's own (a record's older form among them). */
function everyObject(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const members = Object.entries(value).filter(([key]) => !key.startsWith('x_'))
  return [...(Array.isArray(value) ? [] : [value]), ...members.flatMap(([, item]) => everyObject(item))]
}
