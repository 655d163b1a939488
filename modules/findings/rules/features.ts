import type { FindingDocument } from '../schema.ts'
import { type Family, familyOf } from './families.ts'

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

/**
 * Fingerprints of one report, each scoped by package: no root cause spans two.
 * @param assumed package to use when the report names none
 */
export function featuresOf(document: FindingDocument, assumed?: string): Features {
  const name = packageOf(document) ?? assumed
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

/** Package name without version, lower case, from the purl, the name, or the recipe's target. */
export function packageOf(document: FindingDocument): string | undefined {
  const purl = document.component?.purl
  const fromPurl = purl && /^pkg:[a-z0-9.+-]+\/([^@?#]{1,300})/i.exec(purl)?.[1]
  const name = fromPurl
    ? decodeURIComponentSafe(fromPurl)
    : (document.component?.name ?? document.recipe?.target.name)
  return name?.trim().toLowerCase() || undefined
}

/** Words of a report that could be a package's name, likeliest first; for reports that name none plainly. */
export function mentionedPackages(document: FindingDocument): string[] {
  const text = `${document.title}\n${document.description?.slice(0, 20_000) ?? ''}`.toLowerCase()
  const code = [...text.matchAll(/[`'"]((?:@[\w.-]{1,60}\/)?[\w.-]{2,80})[`'"]/g)].map((match) => match[1]!)
  const words = [...text.matchAll(/(?:@[\w.-]{1,60}\/)?[a-z][\w.-]{1,80}/g)].map((match) =>
    match[0].replace(/[.-]+$/, ''),
  )
  return [...new Set([...code, ...words])].slice(0, 400)
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const NOT_A_SINK = new Set(
  `require import json object array string number promise console log parse stringify keys assign create map filter
  foreach function return if for while switch catch then async await new math date regexp error buffer process tocsin
  observe exports module proto constructor prototype tostring hasownproperty valueof repeat join split push from eval
  true false null undefined settimeout npm node install test index main lib src dist length concat slice`
    .split(/\s+/)
    .filter(Boolean),
)

export interface Sinks {
  /** What the reporter names as the sink or entry point. */
  stated: string[]
  /** Functions called on the package in the proof, and names written like code in title or text. */
  mentioned: string[]
}

/** Functions the report points at. */
export function sinksOf(document: FindingDocument, name: string | undefined): Sinks {
  const stated: string[] = []
  const mentioned: string[] = []
  // `treeKill` of tree-kill: the package's one function tells its flaws apart no better than its name.
  const whole = name?.replace(/^@[^/]*\//, '').replace(/[^a-z0-9]/g, '')
  const add = (list: string[], raw: string | undefined) => {
    const sink = raw && normaliseSink(raw)
    if (!sink || NOT_A_SINK.has(sink) || sink === whole || stated.includes(sink) || mentioned.includes(sink))
      return
    list.push(sink)
  }
  for (const part of (document.sink ?? document.recipe?.entryPoint ?? '').split(/[\s,/|]+/)) add(stated, part)
  for (const call of calledOnPackage(document.recipe?.proof.source ?? '')) add(mentioned, call)
  const prose = `${document.title}\n${(document.description ?? '').slice(0, 20_000)}`
  for (const match of prose.matchAll(/([A-Za-z_$][\w$]{1,40}(?:\.[A-Za-z_$][\w$]{1,40}){0,3})\(/g))
    add(mentioned, match[1])
  for (const match of prose.matchAll(/`([A-Za-z_$][\w$.]{1,60})`/g)) {
    if (/[A-Z.]|^[a-z]{4,}$/.test(match[1]!)) add(mentioned, match[1])
  }
  return { stated, mentioned }
}

const schemeOf = (identifier: string): string => /^[A-Za-z]+/.exec(identifier)?.[0].toUpperCase() ?? 'other'

/** `4` of 4.17.21, `0.11` of 0.11.6: what semantic versioning promises not to mix. */
const releaseLine = (version: string): string => {
  const [major, minor] = version.replace(/^[v=]/, '').split('.')
  return major === '0' ? `0.${minor ?? 0}` : (major ?? version)
}

function normaliseSink(raw: string): string | undefined {
  const last = raw.replace(/\(.*$/, '').split(/[.#:]/).filter(Boolean).at(-1)
  const sink = last?.replace(/[^\w$]/g, '').toLowerCase()
  return sink && sink.length >= 2 && sink.length <= 60 && !/^\d+$/.test(sink) ? sink : undefined
}

function* calledOnPackage(source: string): Generator<string> {
  const code = source.slice(0, 50_000)
  const names = new Set<string>()
  for (const match of code.matchAll(
    /(?:const|let|var)\s+([\w$]{1,60})\s*=\s*require\(\s*['"]([^'"]{1,200})['"]/g,
  )) {
    names.add(match[1]!)
    const path = match[2]!.split('/').slice(match[2]!.startsWith('@') ? 2 : 1)
    if (path.length > 0) yield path.at(-1)!.replace(/\.[cm]?js$/, '')
  }
  for (const match of code.matchAll(/(?:const|let|var)\s*\{([^}]{1,200})\}\s*=\s*require\(/g))
    yield* match[1]!.split(/[,:\s]+/)
  for (const match of code.matchAll(/import\s+(?:\*\s+as\s+)?([\w$]{1,60})\s+from/g)) names.add(match[1]!)
  for (const match of code.matchAll(/import\s*\{([^}]{1,200})\}\s*from/g)) yield* match[1]!.split(/[,\s]+/)
  for (const match of code.matchAll(/require\(\s*['"][^'"]{1,200}['"]\s*\)\.([\w$]{1,60})/g)) yield match[1]!
  for (const match of code.matchAll(/([\w$]{1,60})\.([\w$]{1,60})\s*\(/g))
    if (names.has(match[1]!)) yield match[2]!
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
export function normaliseCode(source: string): string {
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

/** Lower-case words of prose, fenced code left out. */
export function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 60_000)
      .replace(/```[\s\S]*?```/g, ' ')
      .toLowerCase()
      .match(/[a-z][a-z0-9]{2,29}/g)
      ?.slice(0, 3000) ?? []
  )
}

const STOP = new Set(
  `the and for with that this from are was were has have had not but you your our can any all into when which will its
  their there then than them they been being also may might could would should one two via use used uses using user
  users value values version versions package library function functions call calls called code input inputs issue
  report vulnerability vulnerable attacker attackers affected fixed before after over under upon through because since
  such only just very more most some other others each both same does did done what where who how why about between
  object objects property properties proof poc node npm javascript module string strings security impact severity
  high medium low critical release releases upgrade update application applications process server found finding
  please thanks hello here still every without within while even makes make made gets get got set let lets`
    .split(/\s+/)
    .filter(Boolean),
)

/** Up to sixteen telling words, for choosing between root causes of one package. */
function termsOf(words: string[], name: string | undefined): string[] {
  const own = new Set((name ?? '').split(/[^a-z0-9]+/))
  const terms: string[] = []
  for (const word of words) {
    const stem = stemOf(word)
    if (stem.length < 4 || STOP.has(word) || own.has(word) || terms.includes(stem)) continue
    terms.push(stem)
    if (terms.length === 16) break
  }
  return terms
}

const CHAIN =
  /\bchain(?:s|ed|ing)?\b|\b(?:combined|together|paired) with\b|\bin combination\b|\b(?:first|second|next) (?:step|stage|link)\b/i

/** The report says that its flaw is one step of several. */
const tellsChain = (document: FindingDocument): boolean =>
  CHAIN.test(`${document.title}\n${(document.description ?? '').slice(0, 20_000)}`)

export const stemOf = (word: string): string => word.replace(/(ations?|ings?|ions?|ers?|ies|ed|es|s)$/, '')

/** MinHash over three-word shingles, four bands of two rows: texts ≥ ~70% alike share a band. */
function minHashBands(words: string[]): string[] {
  if (words.length < 8) return []
  const minima = new Array<number>(8).fill(0xffffffff)
  for (let i = 0; i + 2 < words.length; i++) {
    let hash = fnv1a(`${words[i]} ${words[i + 1]} ${words[i + 2]}`)
    for (let row = 0; row < 8; row++) {
      hash = (Math.imul(hash ^ (row * 0x9e3779b9), 0x85ebca6b) ^ (hash >>> 13)) >>> 0
      if (hash < minima[row]!) minima[row] = hash
    }
  }
  return [0, 1, 2, 3].map((band) => `${band}:${minima[band * 2]}:${minima[band * 2 + 1]}`)
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
