import { quote } from '../judging/text.ts'
import { parsePurl } from '../purl/purl.ts'
import { contains } from '../vers/contains.ts'
import { isOlder, newestClaims, type VexClaim } from '../vex/newest.ts'
import type { VexProduct, VexStatement } from '../vex/types.ts'
import type { Match } from './engine.ts'
import { subjectsOf } from './names.ts'
import { speaksOf } from './release.ts'
import type { Subject } from './types.ts'

/** VEX statements by the vulnerabilities they are about. */
export interface VexIndex {
  on(vulnerabilities: readonly string[]): readonly VexClaim[]
}

/** Whose statements count is the caller's decision: only those of authors that are trusted belong in here. */
export function createVexIndex(statements: Iterable<VexStatement>): VexIndex {
  const found = new Map<string, VexClaim[]>()
  for (const claim of newestClaims(statements)) {
    const list = found.get(claim.vulnerability)
    if (list === undefined) found.set(claim.vulnerability, [claim])
    else list.push(claim)
  }
  return {
    on: (vulnerabilities) => vulnerabilities.flatMap((id) => found.get(id.trim().toUpperCase()) ?? []),
  }
}

/** Something that statements may be about: what runs, or the product it runs in. */
export interface Holder {
  subjects: readonly Subject[]
  /** Its package URL, where it has one: a statement about one architecture holds for no other. */
  purl?: string | undefined
}

/** What somebody found out about whether a vulnerable part is reached. It stands beside a verdict and changes none. */
export interface ReachabilityNote {
  reachable: 'yes' | 'no' | 'unknown'
  text: string
  author: string
  /** ISO 8601, UTC. */
  at: string
}

export interface Exposure<Ref> extends Match<Ref> {
  /** `suppressed`: it would be affected or unknown, and a statement says why it is not. */
  state: Match<Ref>['verdict']['status'] | 'suppressed'
  /** The newest statement that holds here, whatever it says. */
  statement: VexStatement | undefined
  /** Why it is suppressed, or what a statement adds, in a sentence. */
  stated: string | undefined
  notes: readonly ReachabilityNote[]
}

export interface ExposureContext {
  vex: VexIndex
  /** The advisory's identifier and aliases. */
  vulnerabilities: readonly string[]
  component: Holder
  /** Products the component is part of here: a vendor's statement about its product holds for what is in it. */
  within?: readonly Holder[]
  notes?: readonly ReachabilityNote[]
}

/**
 * A match in the light of VEX: the newest statement that holds for the component decides. "not_affected" and
 * "fixed" suppress, with their reason; "affected" and "under_investigation" stand beside the verdict.
 */
export function exposureOf<Ref>(match: Match<Ref>, context: ExposureContext): Exposure<Ref> {
  let statement: VexStatement | undefined
  for (const claim of context.vex.on(context.vulnerabilities))
    if (holdsFor(claim.product, context) && (statement === undefined || !isOlder(claim.statement, statement)))
      statement = claim.statement
  const { status } = match.verdict
  const isGood = statement?.status === 'not_affected' || statement?.status === 'fixed'
  return {
    ...match,
    state: isGood && status !== 'not affected' ? 'suppressed' : status,
    statement,
    stated: statement && inWords(statement),
    notes: context.notes ?? [],
  }
}

function holdsFor(product: VexProduct, { component, within = [] }: ExposureContext): boolean {
  if (isAbout(product, component)) return true
  if (!within.some((holder) => isAbout(product, holder))) return false
  const { subcomponents } = product
  return subcomponents.length === 0 || subcomponents.some((part) => isAbout(part, component))
}

/** Qualifiers that are read into a subject, or say where a file is, and part no package from another. */
const NO_VARIANT = new Set(['distro', 'distro_name', 'epoch', 'upstream', 'repository_url', 'download_url'])

function isAbout(product: VexProduct, holder: Holder): boolean {
  if (product.only !== undefined) return false
  const names = subjectsOf({
    ref: product.id,
    kind: 'product',
    name: product.name ?? '',
    ...(product.vendor === undefined ? {} : { vendor: product.vendor }),
    ...(product.version === undefined ? {} : { version: product.version }),
    ...(product.purl === undefined ? {} : { purl: product.purl }),
    cpes: product.cpes,
  }).filter(({ name }) => name !== '')
  const isNamed = names.some((named) =>
    holder.subjects.some(
      (subject) =>
        subject.kind === named.kind &&
        subject.space === named.space &&
        subject.name === named.name &&
        isVersion(product, named.version, subject.version) &&
        speaksOf(named.space, named.release, subject.release) === true,
    ),
  )
  return isNamed && isVariant(product.purl, holder.purl)
}

function isVariant(stated: string | undefined, own: string | undefined): boolean {
  const wanted = Object.entries((stated && parsePurl(stated)?.qualifiers) || {}).filter(
    ([key]) => !NO_VARIANT.has(key),
  )
  if (wanted.length === 0) return true
  const given = (own && parsePurl(own)?.qualifiers) || {}
  return wanted.every(([key, value]) => Object.hasOwn(given, key) && given[key] === value)
}

const plain = (version: string): string =>
  version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')

/** One version, several in a VERS expression (any other kind of expression holds for none), or every one. */
function isVersion(
  { versionRange }: VexProduct,
  stated: string | undefined,
  own: string | undefined,
): boolean {
  if (versionRange !== undefined)
    return own !== undefined && versionRange.startsWith('vers:') && contains(versionRange, own) === true
  return stated === undefined || (own !== undefined && plain(stated) === plain(own))
}

function inWords({ status, author, timestamp, justification, impact, action }: VexStatement): string {
  const who = author === undefined ? 'Stated' : `Stated by ${quote(author, 80)}`
  const when = timestamp === undefined ? '' : ` on ${timestamp.slice(0, 10)}`
  const reasons = status === 'affected' ? [action] : [justification?.replaceAll('_', ' '), impact]
  const why = reasons.filter((reason) => reason !== undefined).map((reason) => quote(reason, 300))
  const what = (status ?? 'nothing').replaceAll('_', ' ')
  return `${who}${when}: ${what}${why.length === 0 ? '' : `, ${why.join(', ')}`}.`
}
