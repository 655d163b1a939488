import { describe, expect, it } from 'vitest'
import { comparator, compareVersions, equalVersions, isKnownScheme, parseVersion } from './compare.ts'

/** Chains in ascending order; every member is compared with every later one. */
const CHAINS: readonly (readonly [scheme: string, source: string, chain: string])[] = [
  [
    'semver',
    'SemVer 2.0.0 §11',
    '1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 2.0.0 2.1.0 2.1.1',
  ],
  [
    'npm',
    'loose versions',
    '0.9 1.0.0beta2 v1.0.0 1.0.0.1 1.0.1-0 =1.0.1 1.2 1.10.0 99999999999999999998.0.0 99999999999999999999.0.0',
  ],
  ['pub', 'pub_semver: a build follows its version', '1.0.0-a+1 1.0.0 1.0.0+1 1.0.0+2 1.0.0+10 1.0.1'],
  [
    'golang',
    'Go Modules Reference',
    'v0.0.0-20180907230347-1b6aa8ac1234 v0.0.0-20190907230347-0b6aa8ac1234 v1.9.9 v1.10.0-rc.1 v1.10.0 v2.0.0+incompatible v2.0.1-0.20190907230347-0b6aa8ac1234 v2.0.1',
  ],
  ['golang', 'releases of Go', 'go1.20.14 go1.21rc2 go1.21rc10 go1.21 1.21.1 1.22.0-rc.1 go1.22rc2'],
  [
    'pypi',
    'PEP 440, "Summary of permitted suffixes and relative ordering"',
    '1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0+10 1.0.post456.dev34 1.0.post456 1.0.15 1.1.dev1 1.1 2013.10 1!0.1 1!2.0',
  ],
  [
    'pypi',
    'local identifiers are words unless they are digits',
    '1.0+1e5 1.0+a 1.0+2 1.0+12345678901234567890 1.0+12345678901234567891',
  ],
  [
    'maven',
    'Maven POM reference, "Version Order Specification"',
    '1-alpha 1-beta 1-milestone 1-rc 1-snapshot 1 1-sp 1-foo2 1-foo10 1-1 1.1',
  ],
  [
    'maven',
    'the same after a dot',
    '4.0.0.Alpha1 4.0.0-alpha-2 4.0.0.Beta1 4.0.0-beta-2 4.0.0.CR1 4.0.0.Final 4.0.0-1 4.0.1.Beta1',
  ],
  [
    'maven',
    'MNG-5568 and MNG-6572',
    '6.1.0rc3 6.1.0 6.1H.5-beta 20190126.230843 1234567890.12345 123456789012345.1 12345678901234567890.1H',
  ],
  ['maven', 'trimming at each hyphen', '1-sp-1 1-1 1-2'],
  [
    'nuget',
    'NuGet docs, "Package versioning"',
    '1.0.1-aaa 1.0.1-alpha 1.0.1-ALPHA2 1.0.1-beta 1.0.1-open 1.0.1-rc 1.0.1-rc.2 1.0.1-rc.10 1.0.1-zzz 1.0.1 1.0.1.1 1.0.2',
  ],
  [
    'gem',
    'Gem::Version',
    '0.beta.1 0.1.pre 0.1 1.0.a 1.0.a.2 1.0.b1 1.0-2 1.0.rc.1 1 1.0.1 1.8.2.a 1.8.2.a9 1.8.2.a10 1.8.2.b 1.8.2 1.10',
  ],
  ['deb', 'Debian Policy §5.6.12: tilde', '1.0~~ 1.0~~a 1.0~ 1.0~beta1~svn1245 1.0~beta1 1.0 1.0a'],
  [
    'deb',
    'Debian Policy §5.6.12: letters, signs, revision, epoch',
    '1.2.3a 1.2.3a-1 1.2.3+dfsg-1 1.2.3-4-1 1.2.10-1~bpo1 1.2.10-1 1.2.10-1+b1 1.2.10-1+deb12u2 1.2.10-1+deb12u10 9999 1:0.1 2:0.0',
  ],
  [
    'rpm',
    'rpm-version(7)',
    '1.0~rc1 1.0~rc1^git1 1.0~rc2 1.0 1.0^ 1.0^git1~pre 1.0^git1 1.0^git2 1.0a 1.0.1 1.9 1.0010',
  ],
  ['rpm', 'rpmvercmp and the rest', 'xyz.4 5.5p1 5.5p2 5.5p10 8 8-1 8-1.el9 8-1.el9_2 8-2 1:7'],
  [
    'apk',
    'apk-package(5)',
    '1.00 1.01 1.1_alpha_pre2 1.1_alpha 1.1_alpha1 1.1_beta 1.1_pre 1.1_rc 1.1 1.1-r0 1.1-r1 1.1~0a-r0 1.1_cvs 1.1_svn 1.1_git20240101 1.1_hg 1.1_p 1.1_p1 1.1a 1.1.1 1.9 1.10 2',
  ],
  [
    'ebuild',
    'Package Manager Specification §3.3',
    '1 1.00 1.01 1.0101 1.1_alpha 1.1_alpha1 1.1_alpha1_p 1.1_beta 1.1_pre 1.1_rc 1.1 1.1-r1 1.1_p 1.1_p1 1.1b 1.1.1 1.10',
  ],
  ['alpm', 'vercmp(8)', '1.0a 1.0b 1.0beta 1.0p 1.0pre 1.0rc 1.0 1.0.a 1.0.1 1:0.1-1 1:0.1-2'],
  [
    'composer',
    'Composer, stabilities',
    '1.0-dev 1.0-alpha1 1.0-beta.2 1.0-beta10 1.0-RC1 1.0 1.0-p1 1.0.1 1.0.x-dev 1.1 1.x-dev 2.0 2010.01.02 20100102',
  ],
  [
    'conan',
    'Conan docs, "Version"',
    '0.9 1-alpha 1.0-beta 1-beta.2 1-beta.10 1 1+b.2 1.0+b.10 1.0.1 1.1 1.1.b 1.2 1.10',
  ],
  ['conan', 'a number against letters is a text', '1.1 1.1.b 1.10 1.1a'],
  ['hackage', 'Haskell PVP', '1 1.0 1.0.0 1.2 1.10'],
  ['cran', 'R, package_version', '1.0 1.0-4 1.0-10 1.0.11 1.1'],
  ['cpan', 'version.pm', '1.10 1.2 v1.201 1.21 1.210001 v1.300.1 2'],
  [
    'openssl',
    'releases',
    '0.9.8 0.9.8a 0.9.8z 0.9.8za 0.9.8zh 1.0.0-beta1 1.0.0-beta10 1.0.0 1.0.0a 1.1.1-dev 1.1.1-pre9 1.1.1 1.1.1w 3.0.0-alpha17 3.0.0-beta2 3.0.0 3.0.10',
  ],
  ['nginx', 'releases', '0.8.40 1.0.0 1.19.10 1.20.1'],
  ['intdot', 'VERS types', '1.2 1.2.0 1.3 1.10 10.2.3-beta 10.234.5.12'],
  [
    'datetime',
    'RFC 3339 §5.6',
    '0001-01-01T00:00:00Z 2023-12-31T22:00:00Z 2024-01-01T00:00:00+01:00 2023-12-31T23:59:60Z 2024-01-01T00:00:00.09Z 2024-01-01T00:00:00.1Z 2024-01-01T00:00:00.1001Z',
  ],
  ['lexicographic', 'bytes of UTF-8', 'A Z a ss ß é \uffee \u{1f600}'],
  ['custom', 'a natural order', '1.2-alpha2 1.2-alpha10 1.2beta 1.2-rc1 1.2 1.2-sp1 1.2-sp2 1.2.1 1.10 v2.0'],
  ['custom', 'products', '7.0 7.0_Update_1 7.0_U2 7.0_U10 10.0.17763 10.0.17763.10'],
]

describe('an order puts in a row', () => {
  it.each(CHAINS)('%s: %s', (scheme, _source, chain) => {
    const versions = chain.split(' ')
    const wrong = versions.flatMap((a, at) =>
      versions
        .slice(at + 1)
        .filter((b) => !(compareVersions(scheme, a, b)! < 0 && compareVersions(scheme, b, a)! > 0))
        .map((b) => `${a} < ${b}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('one version in several spellings', () => {
  it.each([
    ['semver', '1.2.3+build.1 1.2.3+build.2 v1.2.3 =1.2.3'],
    ['npm', '1.2 1.2.0 1.2.0.0 v1.2.0'],
    ['golang', 'v2.0.0 v2.0.0+incompatible 2.0.0'],
    ['golang', 'go1.21rc2 1.21.0-rc.2'],
    ['pypi', '1.0a1 1.0.alpha-1 v1.0-a.1 1.0.0A1'],
    ['pypi', '1.0-1 1.0.post1 1.0.r1'],
    ['pypi', '1.0+ubuntu.1 1.0+Ubuntu-1 1.0+ubuntu_01'],
    ['maven', '1 1.0 1.0.0 1-0 1.ga 1-ga 1.Final 1.0.0-RELEASE'],
    ['maven', '1-a1 1-alpha-1 1a1'],
    ['maven', '1-cr2 1-RC2 1.rc2'],
    ['maven', '1.0.0-foo.0.0 1-foo'],
    ['maven', '1-1.foo-bar1baz-.1 1-1.foo-bar-1-baz-0.1'],
    ['nuget', '1.0 1.0.0.0 1.0.0+meta 1.00'],
    ['nuget', '1.0-BETA.X 1.0.0-beta.x+y'],
    ['gem', '1 1.0 1.0.0'],
    ['gem', '1.0-2 1.0.pre.2 1.pre.2'],
    ['deb', '1.2 0:1.2 1.2-0 01.2'],
    ['rpm', '1.5 1.05 0:1.5 1_5 1..5'],
    ['apk', '1.2-r01 1.2-r1'],
    ['ebuild', '1.0 1.00 1.0-r0'],
    ['ebuild', '1_alpha 1_alpha0'],
    ['alpm', '1.5 1.5-1 0:1.5-1'],
    ['composer', '1.0 v1.0.0.0 1.0-stable 1.0+meta'],
    ['composer', '1.0-b2 1.0beta2 1.0.0-BETA.2'],
    ['conan', '1 1.0 1.0.0'],
    ['cran', '1.0-4 1.0.4'],
    ['cpan', '1.002003 v1.2.3 1.2.3 1.002_003'],
    ['cpan', '1.23 1.230 v1.230'],
    ['openssl', '1.0.2k 1.0.2k-fips'],
    ['intdot', '1.02 01.2 1.2-rc1'],
    ['datetime', '2024-01-01T00:00:00Z 2024-01-01T01:00:00+01:00 2024-01-01T00:00:00.000Z'],
    ['custom', '1.2 v1.2.0 1.2-final'],
    ['custom', '1.0-patch2 1.0_p2 1-PL2'],
  ])('%s: %s', (scheme, texts) => {
    const [first = '', ...others] = texts.split(' ')
    for (const other of others) expect([other, equalVersions(scheme, first, other)]).toEqual([other, true])
  })
})

describe('no answer is given', () => {
  it.each([
    ['npm', 'latest', '1.0.0'],
    ['npm', '1.0.0-', '1.0.0'],
    ['pypi', '1.0-final-2', '1.0'],
    ['pypi', '1.0.dev12345678901234567', '1.0'],
    ['maven', '{version1}', '1.0'],
    ['maven', 'LATEST', '1.0'],
    ['deb', '', '1.0'],
    ['deb', '1.0 beta', '1.0'],
    ['rpm', '1-2-3', '1'],
    ['apk', '1.0_foo', '1.0'],
    ['ebuild', '1.0_hg', '1.0'],
    ['gem', '1.0.', '1.0'],
    ['nuget', '1.2.3.4.5', '1.0'],
    ['composer', 'dev-main', '1.0'],
    ['openssl', '1', '1.0.0'],
    ['datetime', '2024-02-30T00:00:00Z', '2024-01-01T00:00:00Z'],
    ['datetime', '2024-01-01t00:00:00z', '2024-01-01T00:00:00Z'],
    ['lexicographic', '\ud800', 'a'],
    ['git', '1.0', '2.0'],
    ['git', 'abcdef1', 'abcdef2'],
    ['custom', 'abcdef1234', '1.0'],
    ['custom', '20240101', '1.2'],
    ['custom', '1.2-3', '1.2.3'],
    ['custom', '1.0-foo', '1.0'],
    ['custom', '1.0-foo', '1.0-bar'],
    ['custom', '1.0.2k', '1.0.2'],
    ['custom', '15.2(4)E8', '15.2(4)M3'],
    ['custom', 'R2', '1.0'],
    ['custom', 'r34p0', 'x34p0'],
    ['custom', '5.10.*', '5.10.38'],
    ['custom', '9.1 < 9.1.14', '9.1.0'],
    ['npm', '21.2R3', '21.2.0'],
    ['semver', '21.2R3', '21.2'],
    ['semver', '21.2R3', '21.2.0-rc.1'],
    ['custom', '1.0β', '1.0'],
    ['no-scheme-at-all', 'soon', '1.0'],
    ['__proto__', 'soon', '1.0'],
  ])('by %s of %j and %j', (scheme, a, b) => {
    expect(compareVersions(scheme, a, b)).toBeUndefined()
    expect(compareVersions(scheme, b, a)).toBeUndefined()
    expect(equalVersions(scheme, a, b)).toBeUndefined()
  })
  it('of texts longer than 512 characters', () => {
    expect(parseVersion('rpm', '1'.repeat(512))).toBeDefined()
    expect(parseVersion('rpm', '1'.repeat(513))).toBeUndefined()
  })
})

describe('where letters and numbers decide what words do not', () => {
  it.each([
    ['15.2(4)E8', '15.2(5)A1'],
    ['15.2(4)E8', '15.2(4)E10'],
    ['1.0.2k', '1.0.2m'],
    ['1.0.2k', '1.0.3a'],
    ['12.1X46-D10', '12.1X47-D5'],
    ['8u291', '8u301'],
    ['r34p0', 'r40p0'],
    ['R2 SP1', 'R2 SP2'],
    ['2023-01-02', '2023-10-01'],
  ])('%s comes before %s', (a, b) => {
    expect(compareVersions('custom', a, b)).toBeLessThan(0)
  })
})

describe('what only claims to be a semantic version', () => {
  it.each([
    ['21.2R1', '21.2R3-S6'],
    ['21.2R3-S6', '21.3'],
    ['510.1 HF2', '510.2 HF13'],
    ['21.2.0-rc.1', '21.2'],
  ])('%s comes before %s', (a, b) => {
    expect(compareVersions('semver', a, b)).toBeLessThan(0)
    expect(compareVersions('semver', b, a)).toBeGreaterThan(0)
  })
})

describe('versions read once', () => {
  it('compare as their texts do, and the same text is the same version under any scheme', () => {
    const compare = comparator('deb')
    expect(compare(parseVersion('deb', ' 1.0~rc1 ')!, parseVersion('deb', '1.0')!)).toBeLessThan(0)
    expect(equalVersions('git', ' abcdef ', 'abcdef')).toBe(true)
    expect(equalVersions('pypi', 'not pep 440', 'not pep 440')).toBe(true)
  })
  it('are ordered with care under a scheme nobody knows', () => {
    expect([isKnownScheme('npm'), isKnownScheme('firmware')]).toEqual([true, false])
    expect(compareVersions('firmware', '1.9', '1.10')).toBeLessThan(0)
  })
})
