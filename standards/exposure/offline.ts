import { type AdvisoryIndex, createAdvisoryIndex } from '../matching/advisory-index.ts'
import type { BundleRecord } from '../matching/bundle/types.ts'
import { nameText } from '../matching/compact.ts'
import { type ResolvedProduct, subjectsOf } from '../matching/names.ts'
import { createOrder } from '../matching/order.ts'
import { createVexIndex, exposureOf } from '../matching/suppress.ts'
import type { Subject } from '../matching/types.ts'
import type { KnownProduct } from '../products/types.ts'
import type { Component } from '../sbom/types.ts'
import type { VexStatement } from '../vex/types.ts'
import { type ActionExposure, makeActions, type PlainAction } from './actions.ts'
import { findExposures, identifiersOf } from './find.ts'
import { createRater, type Runner } from './rater.ts'
import { thingOf } from './thing.ts'
import type { Face, Found } from './types.ts'
import type { Urgency, UrgencyFacts } from './urgency.ts'
import { runningVersion } from './words.ts'

/** One thing that runs, with what its words were found to mean. */
export interface Running {
  component: Component
  resolved: readonly ResolvedProduct[]
  subjects: readonly Subject[]
}

/** @param resolved what words for a product mean; none for what says itself what it is */
export function runningOf(component: Component, resolved: readonly ResolvedProduct[]): Running {
  const version = resolved.length === 0 ? component.version : runningVersion(component)
  const own = version === undefined ? component : { ...component, version }
  return { component: own, resolved, subjects: subjectsOf(own, resolved) }
}

/** What of a bundle concerns these things: the rest is not kept. */
export interface Concerning {
  add(record: BundleRecord): void
  index: AdvisoryIndex
  faces: ReadonlyMap<string, Face>
  facts: ReadonlyMap<string, UrgencyFacts>
  statements: readonly VexStatement[]
}

/**
 * Collects from a bundle what names anything that runs; memory grows with the inventory, not with the bundle. A record's
 * first alias is the identifier its exposures are kept under.
 */
export function concerning(running: readonly Running[]): Concerning {
  const names = new Set(
    running.flatMap(({ subjects }) => subjects.map(({ kind, space, name }) => nameText(kind, space, name))),
  )
  const index = createAdvisoryIndex()
  const faces = new Map<string, Face>()
  const facts = new Map<string, UrgencyFacts>()
  const statements: VexStatement[] = []
  return {
    index,
    faces,
    facts,
    statements,
    add(record) {
      if (record.kind === 'vex') {
        statements.push(record.statement)
        return
      }
      const ranges = record.ranges.filter(({ kind, space, name }) => names.has(nameText(kind, space, name)))
      if (ranges.length === 0) return
      const [vulnerability = record.id, ...others] = record.aliases
      index.put({ id: record.id, ranges })
      faces.set(record.id, {
        ref: record.id,
        href: record.href ?? null,
        vulnerability,
        cves: [vulnerability, ...others].filter((id) => /^CVE-\d/.test(id)),
        title: record.title,
      })
      for (const one of record.facts ?? []) facts.set(one.id, one.facts)
    },
  }
}

/** Products that records of a bundle name, each once: what words are looked up among. */
export function createBundleProducts(): { add(record: BundleRecord): void; all(): KnownProduct[] } {
  const found = new Map<string, KnownProduct>()
  return {
    add(record) {
      if (record.kind !== 'advisory') return
      for (const { kind, space, name } of record.ranges)
        if (kind === 'product')
          found.set(`${space}\n${name}`, { vendor: space, product: name, seenIn: ['cve'] })
    },
    all: () => [...found.values()],
  }
}

export interface OfflineExposure {
  id: string
  component: Component
  found: Found
  state: 'open' | 'unsure' | 'suppressed'
  urgency: Urgency
  /** The statement that holds, in a sentence. */
  stated: string | undefined
}

export interface OfflineAsset {
  name: string
  quantity: number
  reach: 'public' | 'internal' | 'isolated' | undefined
  type: string | undefined
}

/**
 * What a local inventory is exposed to, by the same rules a house matches its members' inventories with, and what to
 * do about it. Most urgent first.
 *
 * @throws RangeError for a zone that does not exist
 */
export function exposeOffline(
  running: readonly Running[],
  bundle: Concerning,
  { now, asset, runner, limit }: { now: Date; asset: OfflineAsset; runner: Runner; limit: number },
): { exposures: OfflineExposure[]; actions: { items: PlainAction[]; more: number } } {
  const compare = createOrder()
  const rate = createRater(runner, { exposure: asset.reach, assetType: asset.type }, bundle.facts)
  const vex = createVexIndex(bundle.statements)
  const runs = running.map((one, at) => ({ ref: at, subjects: one.subjects }))
  const exposures: OfflineExposure[] = []
  const open: ActionExposure[] = []
  for (const { ref, found } of findExposures(runs, bundle.index, (id) => bundle.faces.get(id), compare)) {
    const { component, subjects, resolved } = running[ref]!
    for (const one of found) {
      if (one.status === 'not affected') continue
      const { vulnerability, cves, status } = one
      const { state, stated } = exposureOf(
        {
          component: ref,
          advisory: one.said[0]!.ref,
          subject: subjects[0]!,
          verdict: { status, rule: one.rule, range: undefined, because: '', fixedIn: undefined },
        },
        { vex, vulnerabilities: identifiersOf(one), component: { subjects, purl: component.purl } },
      )
      const urgency = rate({ vulnerability, cves, ratings: undefined, foundAt: now })
      const id = `${ref + 1}/${vulnerability}`
      const shown = state === 'suppressed' ? state : status === 'affected' ? 'open' : 'unsure'
      exposures.push({ id, component, found: one, state: shown, urgency, stated })
      if (shown === 'suppressed') continue
      open.push({
        id,
        vulnerability,
        state: shown,
        band: urgency.band,
        score: urgency.score,
        dueAt: urgency.dueAt,
        exploited: urgency.exploited,
        embargoed: one.said.some((opinion) => opinion.ref.startsWith('case/')),
        thing: thingOf(component, subjects, resolved),
        asset: { ...asset, id: 'here' },
        fixedIn: one.fixedIn,
        scheme: one.scheme,
        rule: one.rule,
      })
    }
  }
  exposures.sort((a, b) => b.urgency.score - a.urgency.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return { exposures, actions: makeActions(open, { now, zone: runner.zone, limit, compare }) }
}
