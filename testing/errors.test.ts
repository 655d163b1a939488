import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VOCABULARY } from '../apps/server/compose.ts'
import { packageRoot } from '../platform/config/root.ts'

const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8')

/** Rows of docs/errors.md: code and status, the dash standing for an error inside an answer. */
const documented = new Map(
  [...read('docs/errors.md').matchAll(/^\| `([a-z-]+)` \| (\d{3}|–) \|/gm)].map(([, code, status]) => [
    code!,
    status === '–' ? undefined : Number(status),
  ]),
)
/** Members of a union of string literals, as its source lists them. */
const union = (path: string, name: string): string[] => {
  const text = new RegExp(`type ${name} =([^;]*?)\n\n`).exec(read(path))
  return [...(text?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map((match) => match[1]!)
}
const inAnswers = [
  ...union('standards/report/limits.ts', 'ReadErrorCode'),
  ...union('platform/packages/errors.ts', 'PackageCode'),
]
/** Sources that raise errors, without tests and without the vocabularies themselves. */
const sources = ['apps', 'modules', 'platform', 'demo']
  .flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => /\.ts$/.test(file) && !/\.(test|fixtures)\.ts$|errors\.ts$|errors\/index\.ts$/.test(file))
  .filter((file) => !file.startsWith(join('apps', 'web')))
  .map((file) => ({ file, text: read(file) }))

describe('docs/errors.md', () => {
  it('has every code of the house with its status', () => {
    for (const [code, { status }] of Object.entries(VOCABULARY))
      expect([code, documented.get(code)]).toEqual([code, status])
  })
  it('has every code inside an answer, without a status', () => {
    expect(inAnswers.length).toBeGreaterThan(15)
    for (const code of inAnswers)
      expect([code, documented.has(code), documented.get(code)]).toEqual([code, true, undefined])
  })
  it('has no code that does not exist', () => {
    const known = new Set([...Object.keys(VOCABULARY), ...inAnswers])
    expect([...documented.keys()].filter((code) => !known.has(code))).toEqual([])
  })
})

describe('the vocabulary', () => {
  it('holds every code that is raised', () => {
    const unknown = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bfault\(\s*'([^']+)'/g)]
        .map((match) => match[1]!)
        .filter((code) => !Object.hasOwn(VOCABULARY, code))
        .map((code) => `${file}: ${code}`),
    )
    expect(unknown).toEqual([])
  })
  it('holds no code that nothing raises', () => {
    const unused = Object.keys(VOCABULARY).filter(
      (code) => !sources.some(({ text }) => text.includes(`'${code}'`)),
    )
    expect(unused).toEqual([])
  })
})
