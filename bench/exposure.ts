import { loadavg } from 'node:os'
import { type AdvisoryIndex, createAdvisoryIndex } from '../standards/matching/advisory-index.ts'
import { createComponentIndex, type Runs } from '../standards/matching/component-index.ts'
import { matchAdvisory, matchAll } from '../standards/matching/engine.ts'
import { subjectsOf } from '../standards/matching/names.ts'
import { createOrder } from '../standards/matching/order.ts'
import type { Component } from '../standards/sbom/types.ts'
import { readTemplates } from './exposure/corpus.ts'
import { createWorld, generator, SEED, type World } from './exposure/generate.ts'
import { oracle } from './exposure/oracle.ts'
import { openPeer } from './exposure/peer.ts'

const COMPONENTS = Number(process.env.BENCH_COMPONENTS ?? 1_000_000)
const ADVISORIES = Number(process.env.BENCH_ADVISORIES ?? 250_000)
/** Pairs of a component and an advisory that the oracle judges as well. */
const PAIRS = Number(process.env.BENCH_PAIRS ?? 50_000)
/** Advisories that come in one by one, against all components. */
const ARRIVALS = 1000
/** Components the peer is asked about: it looks through a whole ecosystem for each. */
const ASKED = Number(process.env.BENCH_PEER ?? 100)
const BATCH = 10_000

interface Figures {
  components: number
  advisories: number
  ranges: number
  /** Indexing the advisories, reading the components' names, judging: the bar is their sum, 60 s on 2 cores. */
  seconds: Record<'index' | 'names' | 'match' | 'total', Spent>
  /** Largest resident size of this process until then, the corpus and the generator in it. */
  peakMiB: number
  verdicts: Record<string, number>
  oracle: {
    pairs: number
    named: number
    equal: number
    verdicts: Record<string, number>
    different: string[]
  }
  arrival: {
    index: Spent
    medianMs: number
    p95Ms: number
    mostMs: number
    matches: number
    peakMiB: number
  }
  peer: Awaited<ReturnType<typeof againstPeer>>
  load: number[]
}

/**
 * Exposure: a million components against a quarter of a million advisories that keep the corpus's
 * distribution, a plain oracle on a sample of the pairs, one new advisory against all components, and
 * @renovatebot/osv-offline over the same advisories in the same run.
 */
export async function run(): Promise<Figures> {
  const corpus = process.env.TOCSIN_CORPUS ?? ''
  if (corpus === '') throw new Error('Set TOCSIN_CORPUS to the corpus that holds osv/ and cve/.')
  const load = loadavg()
  const world = createWorld(readTemplates(corpus), ADVISORIES, SEED)
  const spent = { index: nothing(), names: nothing(), match: nothing(), total: nothing() }

  const index = createAdvisoryIndex()
  let ranges = 0
  await inBatches(ADVISORIES, world.advisory, async (batch) => {
    during(spent.index, () => {
      for (const { id, aliases, ranges: rows } of batch) index.put({ id, aliases, ranges: rows })
    })
    for (const advisory of batch) ranges += advisory.ranges.length
  })
  say(`index: ${JSON.stringify(spent.index)}, ${ranges} ranges`)

  const verdicts: Record<string, number> = {}
  const subjects: Runs<number>[] = []
  // The batches are one inventory: versions read in one are remembered in the next.
  const compare = createOrder()
  await inBatches(COMPONENTS, world.component, async (batch) => {
    subjects.length = 0
    during(spent.names, () => {
      for (const component of batch) subjects.push(runs(component))
    })
    during(spent.match, () => {
      for (const { verdict } of matchAll(subjects, index, { all: true, compare })) {
        const key = `${verdict.status}: ${verdict.rule}`
        verdicts[key] = (verdicts[key] ?? 0) + 1
      }
    })
  })
  for (const part of [spent.index, spent.names, spent.match]) {
    spent.total.wall += part.wall
    spent.total.cpu += part.cpu
  }
  const peakMiB = peak()
  say(`matched: ${JSON.stringify(spent)}, ${peakMiB} MiB`)

  const numbers = new Map<string, number>()
  for (let number = 0; number < ADVISORIES; number += 1) numbers.set(world.advisory(number).id, number)
  return {
    components: COMPONENTS,
    advisories: ADVISORIES,
    ranges,
    seconds: spent,
    peakMiB,
    verdicts,
    oracle: againstOracle(world, index, numbers),
    arrival: await arrivals(world),
    peer: await againstPeer(world, index, numbers),
    load: [...load, ...loadavg()],
  }
}

const runs = (component: Component): Runs<number> => ({
  ref: Number(component.ref),
  subjects: subjectsOf(component),
})

/** Makes things by the batch, so that making them up is not part of any time and few are held at once. */
async function inBatches<T>(
  count: number,
  make: (number: number) => T,
  use: (batch: T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < count; from += BATCH)
    await use(Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => make(from + at)))
}

/** Seconds on the clock, and of the processor: beside other work only the second says what it takes. */
interface Spent {
  wall: number
  cpu: number
}
const nothing = (): Spent => ({ wall: 0, cpu: 0 })

function during(spent: Spent, work: () => void): void {
  const started = performance.now()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  spent.wall += (performance.now() - started) / 1000
  spent.cpu += (user + system) / 1e6
}

/**
 * Half of the pairs are of a component and an advisory that names it, for two drawn at random hardly ever
 * meet; the other half are drawn at random. "None" counts as a verdict: the advisory names nothing of it.
 */
function againstOracle(
  world: World,
  index: AdvisoryIndex,
  numbers: ReadonlyMap<string, number>,
): Figures['oracle'] {
  const random = generator(SEED)
  const result: Figures['oracle'] = { pairs: 0, named: 0, equal: 0, verdicts: {}, different: [] }
  const check = (component: Runs<number>, advisory: number, found: string): void => {
    const { id, ranges } = world.advisory(advisory)
    const expected = oracle(component.subjects, ranges) ?? 'none'
    result.pairs += 1
    if (expected !== 'none') result.named += 1
    result.verdicts[expected] = (result.verdicts[expected] ?? 0) + 1
    if (expected === found) result.equal += 1
    else if (result.different.length < 20)
      result.different.push(`${JSON.stringify(component.subjects)} ${id}: ${found}, oracle ${expected}`)
  }
  while (result.pairs < PAIRS) {
    const component = runs(world.component(Math.floor(random() * COMPONENTS)))
    const found = new Map(
      [...matchAll([component], index, { all: true })].map(({ advisory, verdict }) => [
        numbers.get(advisory)!,
        verdict.status as string,
      ]),
    )
    const half = Math.min(found.size, PAIRS - result.pairs)
    for (const [advisory, status] of [...found].slice(0, half)) check(component, advisory, status)
    for (let n = 0; n < Math.max(1, half) && result.pairs < PAIRS; n += 1) {
      const advisory = Math.floor(random() * ADVISORIES)
      check(component, advisory, found.get(advisory) ?? 'none')
    }
  }
  say(`oracle: ${result.equal} of ${result.pairs} equal`)
  return result
}

/** What one new advisory costs when all components are indexed. */
async function arrivals(world: World): Promise<Figures['arrival']> {
  const inventory = createComponentIndex<number>()
  const spent = nothing()
  await inBatches(COMPONENTS, world.component, async (batch) => {
    const named = batch.map(runs)
    during(spent, () => {
      for (const component of named) inventory.put(component)
    })
  })
  const times: number[] = []
  let matches = 0
  for (let n = 0; n < ARRIVALS; n += 1) {
    const { id, ranges } = world.advisory(Math.floor((n * ADVISORIES) / ARRIVALS))
    const started = performance.now()
    for (const _ of matchAdvisory({ id, ranges }, inventory)) matches += 1
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  say(`arrivals: median ${times[ARRIVALS / 2]} ms`)
  return {
    index: spent,
    medianMs: times[Math.floor(ARRIVALS / 2)]!,
    p95Ms: times[Math.floor(ARRIVALS * 0.95)]!,
    mostMs: times.at(-1)!,
    matches,
    peakMiB: peak(),
  }
}

/**
 * The peer finds records by name and leaves judging to its caller. Compared are the records both find for a
 * package; and of those of PyPI, which list every version there was, whether the list and our verdict agree.
 */
async function againstPeer(world: World, index: AdvisoryIndex, numbers: ReadonlyMap<string, number>) {
  const all = function* () {
    for (let number = 0; number < ADVISORIES; number += 1) yield world.advisory(number)
  }
  const peer = await openPeer(all())
  try {
    const records = {
      there: 0,
      both: 0,
      hereBySpelling: 0,
      hereAlone: [] as string[],
      thereAlone: [] as string[],
    }
    const listed = { agree: 0, notPublished: 0, different: [] as string[] }
    const ms = { theirs: 0, ours: 0 }
    let asked = 0
    for (let number = 0; number < COMPONENTS && asked < ASKED; number += 1) {
      const component = world.component(number)
      const answer = await peer.ask(component)
      if (answer === undefined) continue
      asked += 1
      ms.theirs += answer.ms
      const started = performance.now()
      const matched = [...matchAll([runs(component)], index, { all: true })]
      ms.ours += performance.now() - started
      const theirs = new Set(answer.ids)
      const ours = new Map(matched.map(({ advisory, verdict }) => [advisory, verdict.status]))
      records.there += theirs.size
      for (const id of theirs) if (!ours.has(id)) records.thereAlone.push(`${component.purl} ${id}`)
      for (const [id, status] of ours) {
        const { osv } = world.advisory(numbers.get(id)!)
        const named = osv.filter(({ name }) => name.toLowerCase() === component.name)
        if (osv.length === 0) continue
        if (theirs.has(id)) records.both += 1
        // The peer compares names letter by letter; registries, package URLs and we do not.
        else if (named.some(({ name }) => name !== component.name)) records.hereBySpelling += 1
        else records.hereAlone.push(`${component.purl} ${id}`)
        const versions = new Set(named.flatMap((one) => one.versions))
        if (versions.size === 0 || component.version === undefined || status === 'unknown') continue
        if (versions.has(component.version) === (status === 'affected')) listed.agree += 1
        // A neighbour of a listed version that lies in the range, and that nobody ever published.
        else if (status === 'affected') listed.notPublished += 1
        else listed.different.push(`${component.purl} ${id}`)
      }
    }
    const packages = countPackages(world)
    return {
      name: '@renovatebot/osv-offline 1.8.0',
      databaseRecords: peer.records,
      loadSeconds: peer.loadSeconds,
      asked,
      msEach: ms.theirs / asked,
      oursMsEach: ms.ours / asked,
      packages,
      /** Its time for the package components of the run, by the sample; products it does not know. */
      extrapolatedSeconds: (ms.theirs / asked / 1000) * packages,
      records,
      listed,
      peakMiB: peak(),
    }
  } finally {
    peer.close()
  }
}

function countPackages(world: World): number {
  const sample = Math.min(COMPONENTS, 10_000)
  let packages = 0
  for (let number = 0; number < sample; number += 1)
    if (world.component(number).kind === 'package') packages += 1
  return Math.round((packages / sample) * COMPONENTS)
}

const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1024)
const say = (line: string): void => void process.stderr.write(`${line}\n`)
