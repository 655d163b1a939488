import { asList, asText, member } from '../../../standards/report/loose.ts'
import { contains } from '../../../standards/vers/contains.ts'
import { formatVers } from '../../../standards/vers/format.ts'
import { fromNative } from '../../../standards/vers/native.ts'
import { invertVers, mergeVers } from '../../../standards/vers/operations.ts'
import { parseVers, readVers } from '../../../standards/vers/read.ts'
import type { Comparator, Constraint, Vers } from '../../../standards/vers/types.ts'
import { compareVersions, equalVersions } from '../../../standards/versions/compare.ts'
import { listFiles, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

/**
 * The version range specification's tests. Those of its group "required" must pass; of the recommended ones
 * each that does not is listed as skipped, with what came out instead.
 */
export const vers: Suite = {
  name: 'vers',
  folders: ['vers'],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    for (const file of listFiles(corpus, 'vers').filter((name) => !name.includes('/schemas/'))) {
      for (const [index, test] of asList(member(readJsonFile(corpus, file), 'tests')).entries()) {
        const name = `${file}#${index} ${member(test, 'test_type')}`
        const why = attempt(test)
        if (member(test, 'test_group') !== 'required' && why !== undefined)
          recorder.skip(name, `recommended, not required: ${why}`)
        else await recorder.check(name, () => why)
      }
    }
    return recorder.outcome
  },
}

function attempt(test: unknown): string | undefined {
  try {
    return runTest(test)
  } catch (error) {
    return `threw ${String(error)}`
  }
}

function runTest(test: unknown): string | undefined {
  const input = member(test, 'input')
  const isFailure = member(test, 'expected_failure') === true
  const expected = member(test, 'expected_output')
  const kind = asText(member(test, 'test_type')) ?? ''
  if (kind === 'comparison' && !isFailure) return comparison(input, asList(expected))
  const got = resultOf(kind, input, isFailure)
  if (isFailure) return got === undefined ? undefined : `accepted as ${JSON.stringify(got)}`
  const wanted = kind === 'parse' ? componentsOf(expected) : expected
  return JSON.stringify(got) === JSON.stringify(wanted)
    ? undefined
    : `${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`
}

function resultOf(kind: string, input: unknown, isFailure: boolean): unknown {
  switch (kind) {
    case 'comparison':
      return sortedVersions(input)
    case 'equality': {
      const [a, b] = versionsOf(input)
      return equalVersions(schemeOf(input), a ?? '', b ?? '') ?? false
    }
    case 'containment':
      return contains(asText(member(input, 'vers')) ?? '', asText(member(input, 'version')) ?? '')
    case 'from_native':
      return text(fromNative(schemeOf(input), nativeOf(input)))
    case 'parse':
      return componentsOf(parseVers(String(input)))
    case 'validate':
      // Required cases hold sequences that §5.4 forbids, and must come out as they are: valid is what is canonical.
      return text(isFailure ? parseVers(String(input)) : readVers(String(input)).vers)
    case 'build': {
      const written = text(versFrom(input)) ?? ''
      return parseVers(written) === undefined ? undefined : written
    }
    case 'roundtrip':
      return text(parseVers(String(input)))
    case 'invert': {
      const range = parseVers(String(input))
      return text(range && invertVers(range))
    }
    case 'merge': {
      const ranges = asList(input).flatMap((one) => parseVers(String(one)) ?? [])
      return ranges.length === asList(input).length ? text(mergeVers(ranges)) : undefined
    }
    default:
      throw new Error(`the type of test "${kind}" is not known here`)
  }
}

const text = (range: Vers | undefined): string | undefined => range && formatVers(range)
const versionsOf = (input: unknown): string[] => asList(member(input, 'versions')).map(String)
const schemeOf = (input: unknown): string =>
  ['type', 'scheme', 'input_scheme'].map((key) => asText(member(input, key))).find(Boolean) ?? ''

/** Several native ranges mean any of them. */
function nativeOf(input: unknown): string {
  const native = member(input, 'native_range')
  return Array.isArray(native) ? native.join(' || ') : String(native ?? '')
}

function sortedVersions(input: unknown): string[] | undefined {
  let isKnown = true
  const sorted = versionsOf(input).sort((a, b) => {
    const order = compareVersions(schemeOf(input), a, b)
    if (order === undefined) isKnown = false
    return order ?? 0
  })
  return isKnown ? sorted : undefined
}

/** Of versions that are equal either may stand first, and the expected one may be written otherwise. */
function comparison(input: unknown, expected: readonly unknown[]): string | undefined {
  const got = sortedVersions(input)
  const isSame = (version: string, at: number) =>
    equalVersions(schemeOf(input), version, String(expected[at])) === true
  return got?.length === expected.length && got.every(isSame)
    ? undefined
    : `${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`
}

/** Scheme and constraints under the names of either version of the test schema; equality as '='. */
function componentsOf(value: unknown): unknown {
  const range = versFrom(value)
  return range && [range.scheme, ...range.constraints.map((one) => [one.comparator, one.version])]
}

function versFrom(value: unknown): Vers | undefined {
  const listed = member(value, 'constraints') ?? member(value, 'version_constraints')
  if (!Array.isArray(listed)) return undefined
  const constraints = listed.map((one): Constraint => {
    const [comparator, version] = Array.isArray(one)
      ? one
      : [member(one, 'comparator'), member(one, 'version')]
    return { comparator: (comparator || '=') as Comparator, version: String(version ?? '') }
  })
  return { scheme: schemeOf(value), constraints }
}
