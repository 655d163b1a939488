import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { buildDigest } from './digest.ts'
import { isStorable, quote } from './text.ts'
import { Build, Recipe, RunPlan, ThreatModel } from './types.ts'

/**
 * Everything another person needs to run and judge a reproduction again, in one JSON file: no server, no
 * account, no network. A bundle holds the proof in clear: it is as sensitive as the finding itself.
 */
export const Bundle = Type.Object(
  {
    format: Type.Literal('tocsin-bundle/1'),
    recipe: Recipe,
    builds: Type.Array(Build, { minItems: 1, maxItems: 4 }),
    /** What projects state they do not count as a flaw; without it nothing is out of threat model. */
    threatModels: Type.Optional(Type.Array(ThreatModel, { maxItems: 64 })),
    /** The plan of the run being repeated; without it a new one is made. */
    plan: Type.Optional(RunPlan),
  },
  { additionalProperties: false },
)
export type Bundle = Static<typeof Bundle>

/** A build may hold 64 MiB; two builds, their escapes in JSON and the rest fit here. */
export const BUNDLE_MAX_BYTES = 256 * 1024 * 1024
export const BUILD_MAX_FILES = 50_000

export interface BundleFault {
  /** JSON Pointer into the bundle; empty for the whole. */
  path: string
  message: string
}
export type BundleResult = { ok: true; bundle: Bundle } | { ok: false; errors: BundleFault[] }

/** Reads a bundle as hostile input: size, shape, file paths, and that every digest is the content's own. */
export function readBundle(input: string | Uint8Array): BundleResult {
  const fail = (path: string, message: string): BundleResult => ({ ok: false, errors: [{ path, message }] })
  const size = typeof input === 'string' ? input.length : input.byteLength
  if (size > BUNDLE_MAX_BYTES)
    return fail('', `A bundle holds at most ${BUNDLE_MAX_BYTES} bytes; this one has ${size}.`)
  let value: unknown
  try {
    value = JSON.parse(
      typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input),
    )
  } catch (error) {
    return fail(
      '',
      `This is not JSON in UTF-8: ${quote(error instanceof Error ? error.message : String(error))}.`,
    )
  }
  if (!Value.Check(Bundle, value)) {
    const errors = Value.Errors(Bundle, value).slice(0, 10)
    return { ok: false, errors: errors.map(({ instancePath, message }) => ({ path: instancePath, message })) }
  }
  const errors = value.builds.flatMap((build, i) => buildFaults(build, `/builds/${i}`))
  return errors.length === 0 ? { ok: true, bundle: value } : { ok: false, errors: errors.slice(0, 10) }
}

function buildFaults(build: Build, path: string): BundleFault[] {
  const entries = Object.entries(build.files)
  if (entries.length > BUILD_MAX_FILES) {
    return [
      {
        path: `${path}/files`,
        message: `A build holds at most ${BUILD_MAX_FILES} files; this one has ${entries.length}.`,
      },
    ]
  }
  const faults: BundleFault[] = []
  for (const [name, text] of entries) {
    // typebox checks a record's values only under keys without line breaks.
    if (!isSafePath(name))
      faults.push({
        path: `${path}/files`,
        message: `${quote(name)} is no relative POSIX path inside the build.`,
      })
    else if (typeof text !== 'string' || !isStorable(text)) {
      faults.push({
        path: `${path}/files`,
        message: `${quote(name)} is not text: save it as UTF-8 without NUL.`,
      })
    }
  }
  if (faults.length === 0 && buildDigest(build) !== build.digest) {
    faults.push({
      path: `${path}/digest`,
      message:
        'The digest is not that of language, entry and files: the build was changed after it was made.',
    })
  }
  return faults
}

/** A relative POSIX path that stays inside: no empty, `.` or `..` segment, no backslash, no drive, no NUL. */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > 512 || /[\\:\p{Cc}\p{Cs}]/u.test(path)) return false
  if (path === '__proto__') return false
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}
