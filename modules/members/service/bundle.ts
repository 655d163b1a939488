import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { type Actor, system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS, type Tlp } from '../../../platform/access/schema.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { digestOf } from '../../../standards/judging/digest.ts'
import {
  type BundleAdvisory,
  type BundleContent,
  BundleError,
  bundleHead,
  createBundleBody,
} from '../../../standards/matching/bundle.ts'
import * as policy from '../policy.ts'
import * as house from '../store/house-ranges.ts'
import { type MembersDeps, memberOf, openJson, type Said } from './deps.ts'
import { factsOf } from './kept.ts'

export interface Bundling {
  /**
   * The signed advisory bundle, gzipped, for matching an inventory without asking this house. Public material; with
   * `tlp` above clear also what the member may know of cases before publication, as far as it and the account are
   * cleared.
   * @throws Fault `not-allowed`, `member-not-joined`, `bundle-unavailable`
   */
  exposureBundle(actor: Actor, tlp: Tlp): Promise<{ name: string; stream: Readable }>
  /** The key bundles are signed with, SPKI PEM. */
  bundleKey(): { keyid: string; publicKey: string }
}

/** Records of one page. */
const PAGE = 1000
/** What was made within this time is sent again, milliseconds. */
const FRESH_MS = 3_600_000
/** How long a bundle may be relied on, milliseconds: newer vulnerabilities are missing in it. */
const GOOD_FOR_MS = 14 * 86_400_000

interface Made {
  file: string
  madeAt: Date
  content: BundleContent
}

export function createBundling(deps: MembersDeps): Bundling {
  const { db, keyring, clock, bundles: directory } = deps
  let made: Made | undefined
  let making: Promise<Made> | undefined

  /** The public part, one file for everybody. */
  async function publicPart(): Promise<Made> {
    if (made && existsSync(made.file) && clock.now().getTime() - made.madeAt.getTime() < FRESH_MS) return made
    making ??= make().finally(() => {
      making = undefined
    })
    return making
  }

  async function make(): Promise<Made> {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    // What an earlier process left behind; whoever still reads one has it open.
    for (const name of await readdir(directory)) await rm(join(directory, name), { force: true })
    const madeAt = clock.now()
    const file = join(directory, `public-${newId(madeAt.getTime())}.ndjson`)
    const part = `${file}.part`
    const out = await open(part, 'w', 0o600)
    try {
      const body = createBundleBody()
      const keep = async (bytes: Uint8Array | undefined) => {
        if (bytes) await out.write(bytes)
      }
      for (let after: string | undefined, more = true; more; ) {
        const page = await db.as(system, async (tx) => {
          const { items, next } = await deps.affected.all(tx, after, PAGE)
          return { records: await recordsOf(deps, tx, items), next }
        })
        for (const record of page.records) await keep(body.add(record))
        after = page.next
        more = after !== undefined
      }
      for (const record of await db.as(system, (tx) => houseRecords(deps, tx))) await keep(body.add(record))
      await keep(body.end())
      await out.close()
      await rename(part, file)
      made = { file, madeAt, content: body.content() }
      return made
    } catch (error) {
      await out.close().catch(() => {})
      await rm(part, { force: true })
      if (error instanceof BundleError) throw fault('bundle-unavailable', error.message)
      throw error
    }
  }

  /** What of cases before publication is for this member, as records. */
  async function ownPart(actor: Actor, tlp: Tlp): Promise<BundleAdvisory[]> {
    const { organisationId, most } = await db.as(actor, async (tx) => {
      const { row } = await memberOf(deps, tx, actor.organisationId)
      return {
        organisationId: row.organisation_id,
        most: Math.min(row.tlp, TLP_LEVELS.indexOf(actor.tlp), TLP_LEVELS.indexOf(tlp)),
      }
    })
    return db.as(system, async (tx) => {
      const said = joined(deps, await house.rosteredHouseRanges(tx, organisationId))
      return recordsOf(
        deps,
        tx,
        said.filter((one) => TLP_LEVELS.indexOf(one.tlp) <= most),
      )
    })
  }

  return {
    bundleKey: () => ({ keyid: keyring.keyId, publicKey: keyring.publicKey }),
    async exposureBundle(actor, tlp) {
      if (!policy.mayTakeBundles(actor))
        throw fault('not-allowed', 'Bundles are for members and coordinators, with the scope members:read.')
      const own = tlp === 'clear' ? [] : await ownPart(actor, tlp)
      const { file, madeAt, content } = await publicPart()
      const extra = createBundleBody()
      const pieces: Uint8Array[] = []
      for (const record of own) {
        const piece = extra.add(record)
        if (piece) pieces.push(piece)
      }
      const last = extra.end()
      if (last) pieces.push(last)
      const whole = both(content, extra.content())
      if (whole.counts.advisories === 0)
        throw fault(
          'bundle-unavailable',
          'This house has taken in no records yet: a coordinator enables feeds, or brings a file of one.',
        )
      const head = bundleHead(
        {
          issuer: deps.houseName,
          madeAt: madeAt.toISOString(),
          expiresAt: new Date(madeAt.getTime() + GOOD_FOR_MS).toISOString(),
          tlp: own.length === 0 ? 'clear' : tlp,
        },
        whole,
        [{ keyid: keyring.keyId, sign: (message) => keyring.sign(message) }],
      )
      // Opened now: what is made meanwhile takes the file's name away, not what is read.
      const source = createReadStream(file)
      await new Promise<void>((resolve, reject) => {
        source.once('open', () => resolve())
        source.once('error', reject)
      })
      async function* bytes(): AsyncGenerator<Uint8Array> {
        yield head
        yield* source as AsyncIterable<Uint8Array>
        yield* pieces
      }
      const day = madeAt.toISOString().slice(0, 10)
      const stream = Readable.from(bytes(), { objectMode: false })
      const zipped = createGzip({ level: 6 })
      stream.once('error', (error) => zipped.destroy(error))
      zipped.once('close', () => source.destroy())
      return { name: `advisories-${day}.ndjson.gz`, stream: stream.pipe(zipped) }
    },
  }
}

const both = (one: BundleContent, other: BundleContent): BundleContent => {
  const pieces = [...one.pieces, ...other.pieces]
  return {
    counts: {
      advisories: one.counts.advisories + other.counts.advisories,
      statements: one.counts.statements + other.counts.statements,
    },
    bytes: one.bytes + other.bytes,
    pieces,
    digest: digestOf(pieces),
  }
}

/** Everything this house published. */
async function houseRecords(deps: MembersDeps, tx: Tx): Promise<BundleAdvisory[]> {
  const records: BundleAdvisory[] = []
  for (let after: string | undefined; ; ) {
    const rows = await house.publicHouseRanges(tx, after, PAGE)
    if (rows.length === 0) return records
    records.push(...(await recordsOf(deps, tx, joined(deps, rows))))
    after = rows.at(-1)!.case_id
  }
}

/** Rows of one record, which stand one a name. */
function joined({ keyring }: Pick<MembersDeps, 'keyring'>, rows: readonly house.HouseRangeRow[]): Said[] {
  const records = new Map<string, Said>()
  for (const row of rows) {
    const one = openJson<Said>(keyring.unwrap(row.wrapped), row.sealed)
    const known = records.get(one.ref)
    records.set(one.ref, known ? { ...known, ranges: [...known.ranges, ...one.ranges] } : one)
  }
  return [...records.values()]
}

async function recordsOf(
  deps: Pick<MembersDeps, 'urgency'>,
  tx: Tx,
  said: readonly Said[],
): Promise<BundleAdvisory[]> {
  const facts = await factsOf(
    deps,
    tx,
    said.flatMap(({ vulnerability, cves }) => [vulnerability, ...cves]),
  )
  return said.map(({ ref, href, vulnerability, cves, title, ranges, ratings }) => {
    const ids = [...new Set([vulnerability, ...cves])]
    const known = ids.flatMap((id) => {
      const one = facts.get(id)
      const own = id === vulnerability ? ratings : undefined
      if (!one && !own) return []
      return [{ id, facts: own ? { ...own, ...one, cvss: [...(one?.cvss ?? []), ...own.cvss] } : one! }]
    })
    return {
      kind: 'advisory',
      id: ref,
      // The first is the one its exposures are kept under.
      aliases: [...new Set([...ids, ref.slice(ref.indexOf('/') + 1)])],
      title: title || ref,
      ...(href === null ? {} : { href }),
      ...(known.length === 0 ? {} : { facts: known }),
      actions: [],
      ranges: [...ranges],
    }
  })
}
