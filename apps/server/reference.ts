import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from '../../demo/format.ts'
import {
  type Feeds,
  fetchFrom,
  type ReferenceFile,
  type SOURCES,
  sourcesWith,
} from '../../modules/feeds/index.ts'
import type { Config } from '../../platform/config/index.ts'
import { fault } from '../../platform/errors/index.ts'
import { version } from './version.ts'

/** What tests put in the place of publishers. */
export interface FeedsGiven {
  fetch?: ReturnType<typeof fetchFrom>
  batchSize?: number
}

/**
 * What the configuration says about feeds.
 * @throws Fault `configuration-invalid`
 */
export function feedSettings(config: Config, given: FeedsGiven = {}) {
  const sources = sourcesOf(config)
  const unknown = config.feeds.filter((name) => !sources.some((source) => source.name === name))
  const unfetched = config.feeds.filter((name) => name === 'local')
  if (unknown.length + unfetched.length > 0)
    throw fault(
      'configuration-invalid',
      `feeds: ${[...unknown, ...unfetched].join(', ')} cannot be fetched; there are ${sources
        .filter(({ address }) => address !== undefined)
        .map(({ name }) => name)
        .join(', ')}. Correct TOCSIN_FEEDS, or name an address in TOCSIN_FEED_ADDRESSES.`,
    )
  return {
    sources,
    fetched: config.feeds,
    trusted: config.feedAddresses.map((entry) => entry.slice(0, entry.indexOf('='))),
    directory: join(config.dataDir, 'feeds'),
    fetch: given.fetch ?? fetchFrom(`Tocsin/${version}`),
    keys: keysOf(config),
    ...(given.batchSize === undefined ? {} : { batchSize: given.batchSize }),
  }
}

/** Keys of CSAF providers by feed. A file that is not there stops the start: a check must not silently be left out. */
function keysOf({ feedKeys }: Config): Record<string, string[]> {
  const keys: Record<string, string[]> = {}
  for (const entry of feedKeys) {
    const [name = '', path = ''] = [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]
    try {
      keys[name] = [...(keys[name] ?? []), readFileSync(path, 'utf8')]
    } catch (error) {
      throw fault(
        'configuration-invalid',
        `feedKeys: the key of ${name} cannot be read (${(error as Error).message}). Correct TOCSIN_FEED_KEYS.`,
      )
    }
  }
  return keys
}

function sourcesOf({ feedAddresses }: Config): typeof SOURCES {
  try {
    return sourcesWith(feedAddresses)
  } catch (error) {
    throw fault('configuration-invalid', `feedAddresses: ${(error as Error).message}.`)
  }
}

/** The door by which a scenario's public reference data comes in. */
export interface Reference {
  /** Takes in the reference data of a scenario; what was known of other CVEs stays. */
  take(given: NonNullable<Scenario['reference']>): Promise<void>
}

export const referenceOf = (feeds: Pick<Feeds, 'takeLocal'>): Reference => ({
  take: ({ kev = [], epss = [], ssvc = [], records = [] }) =>
    feeds.takeLocal({
      kev: Object.fromEntries(kev.map(({ cve, ...entry }) => [cve, entry])),
      epss: Object.fromEntries(epss.map(({ cve, ...entry }) => [cve, entry])),
      ssvc: Object.fromEntries(ssvc.map(answersOf)),
      records,
    }),
})

type SsvcEntry = NonNullable<NonNullable<Scenario['reference']>['ssvc']>[number]
type SsvcAnswers = NonNullable<ReferenceFile['ssvc']>[string]

function answersOf({ cve, source, asOf, exploitation, automatable, technicalImpact }: SsvcEntry) {
  const from = { basis: 'published' as const, source, asOf }
  const answers: SsvcAnswers = {
    ...(exploitation ? { exploitation: { ...from, value: exploitation } } : {}),
    ...(automatable ? { automatable: { ...from, value: automatable } } : {}),
    ...(technicalImpact ? { technicalImpact: { ...from, value: technicalImpact } } : {}),
  }
  return [cve, answers] as const
}
