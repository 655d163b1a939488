import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Target } from '../schema.ts'
import { covers, isPublicKnowledge, type Search } from './coverage.ts'
import { formatVersions, intersect, readVersions, subtract } from './intervals.ts'
import { leaseEnd, stateOf, windowFault, windowsMeet } from './leases.ts'
import { contains, leftOver, meet, type Scope } from './scopes.ts'
import { answerFor, type Rival } from './suggest.ts'
import { isUnreadable, type Located, locate, namesOfPurl } from './targets.ts'

const read = (target: Target | string): Located => {
  const located = locate(target)
  if (isUnreadable(located)) throw new Error(located.message)
  return located
}

const sharesIdentity = (a: Located, b: Located): boolean =>
  a.identities.some((name) => b.identities.includes(name))

const version = fc
  .tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.constantFrom('', '', '-rc.1', '-alpha'))
  .map(([major, minor, patch, tag]) => `${major}.${minor}.${patch}${tag}`)
const simple = fc.oneof(
  version,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), version).map(([operator, at]) => `${operator}${at}`),
  version.map((at) => `^${at}`),
  version.map((at) => `~${at}`),
  fc.tuple(version, version).map(([low, high]) => `>=${low} <${high}`),
  fc.constant('*'),
)
const range = fc.array(simple, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' || '))
const HEX = [...'0123456789abcdef']
const commit = fc
  .array(fc.constantFrom(...HEX), { minLength: 7, maxLength: 9 })
  .map((digits) => digits.join(''))

const target: fc.Arbitrary<Target> = fc.oneof(
  range.map((versions): Target => ({ kind: 'package', purl: 'pkg:npm/left', versions })),
  version.map(
    (at): Target => ({ kind: 'package', purl: `pkg:npm/left@${at}?vcs_url=git%2Bhttps://github.com/a/left` }),
  ),
  fc
    .constantFrom('1.0', '>=1.0', '2')
    .map((versions): Target => ({ kind: 'package', purl: 'pkg:pypi/left', versions })),
  commit.map((at): Target => ({ kind: 'repository', url: 'https://github.com/a/left', commit: at })),
  fc
    .constantFrom('v1..v2', 'v2..v3')
    .map((text): Target => ({ kind: 'repository', url: 'git@github.com:A/Left.git', range: text })),
  fc.constant<Target>({ kind: 'repository', url: 'https://github.com/a/left' }),
  fc
    .constantFrom('/a', '/a/b', '/ab', '')
    .map((path): Target => ({ kind: 'service', url: `https://api.example${path}` })),
  fc
    .constantFrom('one', 'Two Words')
    .map(
      (model): Target => ({ kind: 'model endpoint', provider: 'Pro/vider', model, endpoint: 'api.example' }),
    ),
  fc
    .constantFrom('1', '2')
    .map((versions): Target => ({ kind: 'product', vendor: 'ACME Corp', product: 'Pump 9', versions })),
)
/** Targets in which something can be. */
const located = target.map(locate).filter((one): one is Located => !isUnreadable(one))

describe('the names of one source', () => {
  it.each([
    'pkg:github/Owner/Name',
    'https://github.com/owner/name',
    'https://github.com/Owner/Name.git',
    'git+https://github.com/owner/name.git',
    'git+ssh://git@github.com/owner/name.git',
    'ssh://git@ssh.github.com:443/owner/name',
    'git@github.com:owner/name.git',
    'git://github.com/owner/name/',
    'github.com/owner/name',
    'https://www.github.com/owner/name/tree/main/packages/a',
    'repository:https://github.com/owner/name@0123abcd',
    'pkg:golang/github.com/owner/name/v2@v2.1.0',
    'pkg:swift/github.com/owner/name@1.0.0',
    'pkg:npm/name@1.0.0?vcs_url=git%2Bhttps://github.com/owner/name.git%400123abcd',
    'pkg:maven/org.owner/name@1.0.0?repository_url=https://github.com/owner/name',
  ])('%s is github.com/owner/name', (text) => {
    expect(read(text).identities).toContain('repository github.com/owner/name')
  })
  it('are told apart where hosts tell capitals apart, and where nothing but a registry is shared', () => {
    expect(read('https://git.example/Owner/Name.git').identities).toEqual([
      'repository git.example/Owner/Name',
    ])
    expect(sharesIdentity(read('https://git.example/A/B.git'), read('https://git.example/a/b.git'))).toBe(
      false,
    )
    const registry = '?repository_url=https://repo.example/releases'
    expect(sharesIdentity(read(`pkg:maven/a/b${registry}`), read(`pkg:maven/a/c${registry}`))).toBe(false)
    expect(read('https://gitlab.com/group/sub/project/-/tree/main').identities).toEqual([
      'repository gitlab.com/group/sub/project',
    ])
  })
  it('of packages are canonical by the rules of their type', () => {
    expect(read('pkg:pypi/Django_REST@1.0').identities).toEqual(read('pkg:pypi/django-rest').identities)
    expect(read('pkg:npm/%40scope/name@1.0.0').identities).toEqual(['package npm/@scope/name'])
  })
  it('of a package URL alone are the same as those of the target', () => {
    for (const purl of [
      'pkg:npm/%40scope/name@1.0.0',
      'pkg:github/a/b',
      'pkg:npm/b?vcs_url=https://github.com/a/b',
    ])
      expect(namesOfPurl(purl)).toEqual(read(purl).identities)
    expect(namesOfPurl('lodash')).toEqual([])
  })
  it('of products and models do not depend on capitals and spaces', () => {
    expect(read('product:ACME%20Corp/Pump').identities).toEqual(read('product:acme_corp/PUMP 1.2').identities)
    expect(read('model:Provider/Big-1').identities).toEqual(
      read({ kind: 'model endpoint', provider: 'provider', model: 'big 1' }).identities,
    )
  })
  it.each([
    ['', ''],
    ['lodash', ''],
    ['pkg:npm/', '/purl'],
    ['pkg:npm/a >2 <1', '/versions'],
    ['pkg:npm/a@1.0.0 >=2', '/versions'],
    ['repository:nowhere', '/url'],
    ['https://github.com/only-an-owner', undefined],
    ['product:nothing', ''],
  ])('cannot be read from %j', (text, path) => {
    const result = locate(text)
    if (path === undefined) expect(result).toMatchObject({ target: { kind: 'service' } })
    else expect(result).toMatchObject({ path, message: expect.stringMatching(/.{20}/) })
  })
  it('are read from any text without a throw, and from their own line alike', () => {
    fc.assert(fc.property(fc.string(), (text) => void locate(text)))
    const heads = [
      'pkg:swift/',
      'pkg:julia/',
      'pkg:cran/',
      'pkg:golang/',
      'git@',
      'service:',
      'model:a/',
      'https://',
    ]
    // A host called like what every object has.
    for (const name of ['__proto__', 'constructor', 'pkg:golang/__proto__', 'git@toString.com:a/b'])
      locate(name)
    fc.assert(fc.property(fc.constantFrom(...heads), fc.string(), (head, text) => void locate(head + text)))
    expect(read('pkg:cran/abc@1.0?vcs_url=https://github.com/a/b').identities).toHaveLength(2)
    fc.assert(
      fc.property(located, (one) => {
        const again = read(one.line)
        expect([again.identities, again.scope, again.line]).toEqual([one.identities, one.scope, one.line])
      }),
    )
  })
})

describe('sets of versions', () => {
  const sets = range.map((text) => readVersions(text)!)
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(sets, (set) => {
        if (set.length > 0) expect(readVersions(formatVersions(set))).toEqual(set)
      }),
    )
  })
  it('are cut into pieces that never meet and miss nothing', () => {
    fc.assert(
      fc.property(sets, sets, version, (a, b, at) => {
        const rest = subtract(a, b)
        const common = intersect(a, b)
        expect(intersect(rest, b)).toEqual([])
        expect(intersect(rest, common)).toEqual([])
        const point = readVersions(at)!
        const inside = (set: typeof a) => intersect(set, point).length > 0
        expect(inside(a)).toBe(inside(rest) || inside(common))
        expect(inside(common)).toBe(inside(a) && inside(b))
      }),
    )
  })
  it.each([
    ['>=1.0.0 <2.0.0', '2.0.0', 'apart'],
    ['<=2.0.0', '2.0.0', 'meets'],
    ['<2.0.0', '2.0.0-rc.1', 'meets'],
    ['^1.2.0', '>=2.0.0', 'apart'],
    ['1.0.0 || 3.0.0', '>2 <4', 'meets'],
  ])('%s and %s: %s', (a, b, met) => {
    const scope = (text: string) => read({ kind: 'package', purl: 'pkg:npm/x', versions: text }).scope
    expect(meet(scope(a), scope(b))).toBe(met)
  })
})

describe('two parts of one source', () => {
  it('meet alike from both sides, and each meets and contains itself', () => {
    fc.assert(
      fc.property(located, located, (a, b) => {
        expect(meet(a.scope, b.scope)).toBe(meet(b.scope, a.scope))
        expect(sharesIdentity(a, b)).toBe(sharesIdentity(b, a))
        expect(meet(a.scope, a.scope)).toBe('meets')
        expect(contains(a.scope, a.scope)).toBe(true)
        if (contains(a.scope, b.scope)) expect(meet(a.scope, b.scope)).toBe('meets')
      }),
    )
  })
  it('that a split leaves never meet what is held', () => {
    fc.assert(
      fc.property(range, range, (wanted, held) => {
        const [mine, theirs] = [wanted, held].map((versions) =>
          locate({ kind: 'package', purl: 'pkg:npm/x', versions }),
        )
        if (!mine || !theirs || isUnreadable(mine) || isUnreadable(theirs)) return
        const left = leftOver(mine.scope, [theirs.scope])
        if (left === undefined) return
        const piece = read({ kind: 'package', purl: 'pkg:npm/x', versions: left }).scope
        expect(meet(piece, theirs.scope)).toBe('apart')
        expect(contains(mine.scope, piece)).toBe(true)
      }),
    )
  })
  it.each<[string, string, string]>([
    ['repository:https://github.com/a/b', 'repository:https://github.com/a/b@0123abc', 'meets'],
    ['repository:https://github.com/a/b@0123abc', 'repository:https://github.com/a/b@0123abcdef', 'meets'],
    ['repository:https://github.com/a/b@0123abc', 'repository:https://github.com/a/b@fedcba9', 'apart'],
    [
      'repository:https://github.com/a/b v1..v2',
      'repository:https://github.com/a/b@fedcba9',
      'cannot compare',
    ],
    [
      'pkg:npm/b@1.0.0?vcs_url=git%2Bhttps://github.com/a/b',
      'repository:https://github.com/a/b@fedcba9',
      'cannot compare',
    ],
    ['pkg:npm/b?vcs_url=git%2Bhttps://github.com/a/b', 'repository:https://github.com/a/b@fedcba9', 'meets'],
    ['pkg:pypi/b 1.0', 'pkg:pypi/b 1.0', 'meets'],
    ['pkg:pypi/b 1.0', 'pkg:pypi/b 2.0', 'cannot compare'],
    ['service:https://api.example/v1', 'service:https://api.example/v1/users', 'meets'],
    ['service:https://api.example/v1', 'service:https://api.example/v10', 'apart'],
    ['model:p/one https://api.example', 'model:p/two https://api.example', 'apart'],
    ['model:p/one https://api.example', 'service:api.example', 'meets'],
    // Versions of two packages built from one source say nothing about each other.
    [
      'pkg:npm/x@1.0.0?vcs_url=https://github.com/a/b',
      'pkg:npm/y@2.0.0?vcs_url=https://github.com/a/b',
      'cannot compare',
    ],
  ])('%s and %s: %s', (a, b, met) => {
    const [one, other] = [read(a), read(b)]
    expect([sharesIdentity(one, other), meet(one.scope, other.scope)]).toEqual([true, met])
  })
})

describe('leases', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  it('end at the instant they name, and never after their window', () => {
    expect(leaseEnd(now, 900, later(7200))).toEqual(later(900))
    expect(leaseEnd(now, 900, later(60))).toEqual(later(60))
    expect(stateOf({ endedAt: null, leaseUntil: later(1) }, now)).toBe('held')
    expect(stateOf({ endedAt: null, leaseUntil: now }, now)).toBe('lapsed')
    expect(stateOf({ endedAt: now, leaseUntil: later(1) }, now)).toBe('ended')
  })
  it('are for windows of ninety days at most that are not over', () => {
    expect(windowFault({ from: now, to: later(90 * 86_400) }, now)).toBeUndefined()
    expect(windowFault({ from: now, to: later(90 * 86_400 + 1) }, now)).toMatch(/90 days/)
    expect(windowFault({ from: now, to: now }, now)).toMatch(/before it begins/)
    expect(windowFault({ from: later(-20), to: later(-10) }, now)).toMatch(/over already/)
    expect(windowFault({ from: later(91 * 86_400), to: later(92 * 86_400) }, now)).toMatch(/begins more than/)
    expect(windowFault({ from: now, to: new Date(Number.NaN) }, now)).toBeDefined()
  })
  it('follow each other when one window ends as the next begins', () => {
    const first = { from: now, to: later(60) }
    expect(windowsMeet(first, { from: later(60), to: later(120) })).toBe(false)
    expect(windowsMeet(first, { from: later(59), to: later(120) })).toBe(true)
  })
})

describe('what a search leaves behind', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const all: Scope = { kind: 'all' }
  const search = (over: Partial<Search> = {}): Search => ({
    scope: all,
    outcome: 'nothing found',
    depthReached: 'standard',
    shared: true,
    endedAt: now,
    ...over,
  })
  it('is told to rivals only when nothing was found and the holder shares it', () => {
    expect(isPublicKnowledge(search())).toBe(true)
    for (const over of [
      { outcome: 'findings reported' as const },
      { outcome: 'stopped early' as const },
      { depthReached: 'none' as const },
      { shared: false },
    ])
      expect(isPublicKnowledge(search(over))).toBe(false)
  })
  it('makes another search needless for a quarter, at its depth, where it was', () => {
    const part = read('pkg:npm/x 1.0.0').scope
    const wanted = { scope: part, depth: 'standard' as const }
    expect(covers(search(), wanted, now)).toBe(true)
    expect(covers(search({ depthReached: 'surface' }), wanted, now)).toBe(false)
    expect(covers(search({ endedAt: new Date(now.getTime() - 91 * 86_400_000) }), wanted, now)).toBe(false)
    expect(covers(search({ scope: part }), { scope: all, depth: 'standard' }, now)).toBe(false)
  })
})

describe('the answer to whoever is refused', () => {
  const rival = (over: Partial<Rival> = {}): Rival => ({
    id: 'claim-id',
    handle: 'handle',
    own: false,
    organisation: 'Argus Lab',
    method: 'fuzzing',
    show: 'taken',
    joinable: true,
    window: { from: new Date(0), to: new Date(9000) },
    leaseUntil: new Date(900),
    scope: read('pkg:npm/x <2').scope,
    met: 'meets',
    ...over,
  })
  const wanted = read('pkg:npm/x').scope
  it('names neither holder nor method nor claim unless the holder allows it', () => {
    const text = JSON.stringify(answerFor(wanted, [rival()], []))
    for (const word of ['Argus', 'fuzzing', 'claim-id']) expect(text).not.toContain(word)
    expect(answerFor(wanted, [rival({ show: 'method' })], [])).toMatchObject({
      holders: [],
      methods: ['fuzzing'],
    })
    expect(answerFor(wanted, [rival({ show: 'holder' })], [])).toMatchObject({ holders: ['Argus Lab'] })
  })
  it('suggests to wait, to split, to join, and targets elsewhere', () => {
    const { suggestions } = answerFor(wanted, [rival({ show: 'method' })], ['pkg:npm/y'])
    expect(suggestions).toEqual([
      { kind: 'wait', until: new Date(9000).toISOString(), earliest: new Date(900).toISOString() },
      { kind: 'split', versions: '>=2.0.0-0' },
      {
        kind: 'join',
        claim: 'handle',
        methods: ['model review', 'static analysis', 'dynamic testing', 'manual review'],
      },
      { kind: 'elsewhere', targets: ['pkg:npm/y'] },
    ])
  })
  it('offers no split where versions cannot be compared, and no join where there is none', () => {
    const kinds = (rivals: Rival[]) => answerFor(wanted, rivals, []).suggestions.map(({ kind }) => kind)
    expect(kinds([rival({ joinable: false })])).toEqual(['wait', 'split'])
    expect(kinds([rival({ own: true })])).toEqual(['wait', 'split'])
    expect(
      kinds([
        rival({ joinable: false }),
        rival({ joinable: false, scope: { kind: 'commit', commit: '0123abc' } }),
      ]),
    ).toEqual(['wait'])
    expect(kinds([rival({ joinable: false, scope: wanted })])).toEqual(['wait'])
  })
})
