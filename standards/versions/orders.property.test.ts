import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparator, compareVersions, parseVersion, type VersionKey } from './compare.ts'

/** Few parts, so that versions often meet; every scheme finds some it knows. */
const number = fc.constantFrom('0', '1', '2', '9', '10', '00', '01', '010', '12345678901234567')
const word = fc.constantFrom(
  ...'a b c rc p r alpha beta pre snapshot final ga sp dev post rev1 foo x Beta el9 deb12u1 git hg _alpha _p _rc'.split(
    ' ',
  ),
)
const sign = fc.constantFrom('.', '.', '-', '-', '_', '+', '~', '^', ':', '', '-r', '~~')
const version = fc
  .tuple(number, fc.array(fc.tuple(sign, fc.oneof(number, word)), { maxLength: 5 }))
  .map(([first, rest]) => first + rest.flat().join(''))
const day = fc
  .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
  .map((date) => date.toISOString())

const STRICT = [
  'npm',
  'pub',
  'golang',
  'pypi',
  'maven',
  'nuget',
  'gem',
  'deb',
  'rpm',
  'apk',
  'ebuild',
  'composer',
  'openssl',
  'hackage',
  'cran',
  'cpan',
  'intdot',
  'datetime',
  'lexicographic',
]
/** No strict orders: by the tools' own rules (alpm.ts, conan.ts), or because not every question has an answer. */
const LOOSE = ['alpm', 'conan', 'custom', 'semver']

const textsOf = (scheme: string) =>
  (scheme === 'datetime' ? day : version).filter((text) => parseVersion(scheme, text) !== undefined)

describe.each([...STRICT, ...LOOSE])('the order of %s', (scheme) => {
  const compare = comparator(scheme)
  const key = textsOf(scheme).map((text) => parseVersion(scheme, text)!)
  const signOf = (a: VersionKey, b: VersionKey) => {
    const order = compare(a, b)
    return order === undefined ? undefined : Math.sign(order)
  }

  it('finds a version equal to itself', () => {
    fc.assert(fc.property(key, (a) => void expect(signOf(a, a)).toBe(0)))
  })
  it('turns with its sides', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        const order = signOf(a, b)
        expect(signOf(b, a)).toBe(order === undefined ? undefined : 0 - order)
      }),
      { numRuns: 200 },
    )
  })
  it.skipIf(scheme === 'alpm' || scheme === 'conan')('holds over three versions', () => {
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        const [ab, bc, ac] = [signOf(a, b), signOf(b, c), signOf(a, c)]
        if (ab === undefined || bc === undefined || ac === undefined) return
        if (ab <= 0 && bc <= 0) expect(ac).toBe(ab === 0 && bc === 0 ? 0 : -1)
        if (ab >= 0 && bc >= 0) expect(ac).toBe(ab === 0 && bc === 0 ? 0 : 1)
      }),
      { numRuns: 1000 },
    )
  })
  it.skipIf(scheme === 'custom' || scheme === 'semver')(
    'knows the order of any two versions it reads',
    () => {
      fc.assert(fc.property(key, key, (a, b) => void expect(compare(a, b)).toBeTypeOf('number')))
    },
  )
  it('never throws on any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), version)
    fc.assert(fc.property(text, text, (a, b) => void compareVersions(scheme, a, b)))
  })
})

describe('reading a version', () => {
  it('takes no long time, whatever the text', () => {
    const started = performance.now()
    for (const scheme of [...STRICT, ...LOOSE]) {
      for (const unit of [
        '1',
        '1.',
        '.',
        '-',
        'a',
        '1a',
        '.1-',
        '_p1',
        '~',
        '1_',
        'beta1',
        '-r',
        ' ',
        '+',
        '\u0130',
      ])
        for (const end of ['', '!', '-', '1'])
          compareVersions(
            scheme,
            unit.repeat(500).slice(0, 500) + end,
            `1${unit.repeat(500).slice(0, 500)}${end}`,
          )
    }
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
