import type { FindingDocument } from '../schema.ts'
import { type Family, familyOf } from './families.ts'
import { packageOf } from './packages.ts'
import { sinksOf } from './sinks.ts'
import { minHashBands, termsOf, wordsOf } from './words.ts'

/** Version of everything derived here: stored beside it, and recomputed when it rises. */
export const FINGERPRINT_VERSION = 2

/** Kinds of fingerprint; the number is stored. */
export const KIND = {
  identifier: 1,
  component: 2,
  family: 3,
  sink: 4,
  proof: 5,
  location: 6,
  text: 7,
  fix: 8,
  /** From replay: the first known fix that stops the proof. Never from a report's words. */
  behaviour: 9,
  technique: 10,
  term: 11,
  version: 12,
  /** A function the reporter names as the sink, not only mentions: two of these that differ contradict. */
  statedSink: 13,
  /** Release line of the stated fix: only fixes of one line contradict, others are backports. */
  fixLine: 14,
  /** From replay: the proof triggers none of the package's known flaws. One key a finding: it matches nobody. */
  refuted: 15,
  /** CVE, GHSA, …: only identifiers of one scheme contradict, others may be aliases. */
  identifierScheme: 16,
  /** The report says its flaw is one step of several: its words are held against other packages' flaws. */
  chain: 17,
} as const
export type Kind = (typeof KIND)[keyof typeof KIND]

/** One fingerprint before it is hashed; `basis` says in words what it was made of. */
export interface Fingerprint {
  kind: Kind
  text: string
  basis: string
}

export interface Features {
  package: string | undefined
  family: Family | undefined
  /** Version said to be affected, and the version said to repair it, as written. */
  version: string | undefined
  fixed: string | undefined
  fingerprints: Fingerprint[]
}

/** Fingerprints of one report, each scoped by package: no root cause spans two. */
export function featuresOf(document: FindingDocument): Features {
  const name = packageOf(document)
  const family = familyOf(document)
  const scope = name ?? '?'
  const fingerprints: Fingerprint[] = []
  const add = (kind: Kind, text: string, basis: string) => {
    if (
      fingerprints.length < 64 &&
      !fingerprints.some((known) => known.kind === kind && known.text === text)
    ) {
      fingerprints.push({ kind, text, basis })
    }
  }
  for (const identifier of (document.identifiers ?? []).slice(0, 8)) {
    add(KIND.identifier, `${scope}|${identifier.toUpperCase()}`, `identifier ${identifier} on ${scope}`)
    add(
      KIND.identifierScheme,
      `${scope}|${schemeOf(identifier)}`,
      `names an identifier of ${schemeOf(identifier)}`,
    )
  }
  if (name) add(KIND.component, name, `package ${name}`)
  if (name && family) add(KIND.family, `${name}|${family}`, `${family} in ${name}`)
  const sinks = sinksOf(document, name)
  for (const sink of [...sinks.stated, ...sinks.mentioned].slice(0, 10))
    add(KIND.sink, `${scope}|${sink}`, `function ${sink}`)
  for (const sink of sinks.stated.slice(0, 4)) add(KIND.statedSink, `${scope}|${sink}`, `stated sink ${sink}`)
  const proof = document.recipe?.proof.source
  if (proof)
    add(KIND.proof, `${scope}|${normaliseCode(proof)}`, 'the same proof, white space and comments aside')
  if (document.location) {
    add(
      KIND.location,
      `${scope}|${normalisePath(document.location.path, name)}`,
      `file ${document.location.path}`,
    )
  }
  const fixed =
    document.recipe?.fixed?.version ??
    document.component?.fixedIn ??
    fixFromRange(document.component?.affected)
  if (fixed && name) {
    add(KIND.fix, `${name}|${fixed}`, `fixed in ${fixed}`)
    add(KIND.fixLine, `${name}|${releaseLine(fixed)}`, `fixed in the ${releaseLine(fixed)} line`)
  }
  const version = document.component?.version ?? document.recipe?.target.version
  if (version && name) add(KIND.version, `${name}|${version}`, `seen in ${version}`)
  for (const technique of techniquesOf(document))
    add(KIND.technique, `${scope}|${technique}`, `technique ${technique}`)
  if (tellsChain(document)) add(KIND.chain, scope, 'says it is one step of a chain')
  const prose = wordsOf(`${document.title}\n${document.description ?? ''}`)
  for (const band of minHashBands(prose)) add(KIND.text, `${scope}|${band}`, 'nearly the same words')
  for (const term of termsOf(prose, name)) add(KIND.term, `${scope}|${term}`, `word "${term}"`)
  return { package: name, family, version, fixed, fingerprints }
}

const schemeOf = (identifier: string): string => /^[A-Za-z]+/.exec(identifier)?.[0].toUpperCase() ?? 'other'

/** `4` of 4.17.21, `0.11` of 0.11.6: what semantic versioning promises not to mix. */
const releaseLine = (version: string): string => {
  const [major, minor] = version.replace(/^[v=]/, '').split('.')
  return major === '0' ? `0.${minor ?? 0}` : (major ?? version)
}

const TECHNIQUES: [string, RegExp][] = [
  ['__proto__', /__proto__/],
  [
    'constructor.prototype',
    /constructor['"\]\s./[,:{]{1,8}prototype|constructor payload|via (the )?constructor/i,
  ],
  ['array path', /array (as|of|path|key)|path (as|given as) an array|nested array|\[\s*\[\s*['"]__proto__/i],
  ['window/this', /globalthis|\bthis\.constructor/i],
]
function techniquesOf(document: FindingDocument): string[] {
  const text =
    `${document.title}\n${document.description ?? ''}\n${document.recipe?.proof.source ?? ''}`.slice(
      0,
      80_000,
    )
  return TECHNIQUES.filter(([, pattern]) => pattern.test(text)).map(([name]) => name)
}

/** `<4.17.12` and `before 4.17.12` name a fix; `<=` does not. */
function fixFromRange(affected: string | undefined): string | undefined {
  return affected && /<\s*v?([0-9][\w.+-]{0,40})\s*$/.exec(affected)?.[1]
}

/** Code without comments and white space: retyped or reindented proofs stay the same proof. */
function normaliseCode(source: string): string {
  return source
    .slice(0, 100_000)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1')
    .replace(/\s+/g, '')
    .replace(/;/g, '')
    .replace(/"/g, "'")
}

/** Path from the package's root, without what scanners put before it. */
function normalisePath(path: string, name: string | undefined): string {
  const clean = path
    .replace(/\\/g, '/')
    .replace(/^[a-z]+:\/\//i, '')
    .toLowerCase()
  const marker = name ? `node_modules/${name}/` : 'node_modules/'
  const at = clean.lastIndexOf(marker)
  const tail = at >= 0 ? clean.slice(at + marker.length) : clean
  return tail
    .split('/')
    .filter((part) => part && part !== '.' && part !== '..')
    .slice(-3)
    .join('/')
}

const CHAIN =
  /\bchain(?:s|ed|ing)?\b|\b(?:combined|together|paired) with\b|\bin combination\b|\b(?:first|second|next) (?:step|stage|link)\b/i

/** The report says that its flaw is one step of several. */
const tellsChain = (document: FindingDocument): boolean =>
  CHAIN.test(`${document.title}\n${(document.description ?? '').slice(0, 20_000)}`)
