import { type Actor, hasRole, system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { isId, newId } from '../../../platform/clock/index.ts'
import { newKey } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { isBypassed, reachedAt, STAGES, stageCounts } from '../rules/chains.ts'
import { daysBetween, LEAST_SHOWN, median, shown } from '../rules/counts.ts'
import type { PatchChain, Stage, StageBody, StageCounts } from '../schema.ts'
import * as store from '../store/chains.ts'
import { type MembersDeps, openJson, sealJson, vulnerabilityKey } from './deps.ts'
import type { RepairFacts, StageFact } from './repairs.ts'
import type { Uptake } from './uptake.ts'

/** What to ask anew about; `after` null begins with the first of all public chains. */
export type RepairJob = { caseId: string } | { exposureId: string } | { after: string | null }

export interface Chains {
  /** The chains a reader may see, those that moved last first. @throws Fault `not-allowed` */
  listChains(
    actor: Actor,
    query: { vulnerability?: string; cursor?: string; limit?: number },
  ): Promise<{ items: PatchChain[]; next: string | null }>
  /** @throws Fault `not-allowed`, `chain-not-found` */
  getChain(actor: Actor, id: string): Promise<PatchChain>
  /** Over all chains the reader may see. @throws Fault `not-allowed` */
  stageCounts(actor: Actor): Promise<StageCounts>
  /** @throws Fault `not-allowed`, `chain-not-found`, `stage-impossible` */
  addStage(actor: Actor, id: string, body: StageBody): Promise<PatchChain>
  /** A later finding got past the repair: what stood is marked, and members hear that it is open again. */
  bypass(actor: Actor, id: string, words: string): Promise<PatchChain>
  /** Writes down what is known of a repair: the same again adds nothing. In a transaction of the house. */
  noteRepair(tx: Tx, facts: RepairFacts): Promise<void>
  /**
   * Asks again what is known of a repair and writes it down: of a case, of what an exposure is about unless it has a
   * chain already, or of a page of all public vulnerabilities, asking for the next one.
   */
  followRepair(about: RepairJob): Promise<void>
}

interface SealedStage {
  where: string
  version: string | null
  words: string | null
  by: string
}

/** More chains than a house will show counts over; beyond it the oldest are left out of medians. */
const AT_ONCE = 100

export function createChains(deps: MembersDeps, { reopen }: Pick<Uptake, 'reopen'>): Chains {
  const { db, keyring, clock } = deps
  const whereKey = (stage: Stage, where: string, version: string | null | undefined) =>
    keyring.blind('patch stage', `${stage}\0${where}\0${version ?? ''}`)

  const requireReader = (actor: Actor) => {
    if (!policy.mayReadChains(actor))
      throw fault(
        'not-allowed',
        'Patch chains are shown to who is signed in, with the scope members:read or cases:read.',
      )
  }

  async function show(
    actor: Actor,
    tx: Tx,
    rows: readonly store.ChainRow[],
  ): Promise<Omit<PatchChain, 'deployed'>[]> {
    const stages = await store.stagesOf(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => {
      const key = keyring.unwrap(row.wrapped)
      const own = stages.filter(({ chain_id }) => chain_id === row.id)
      const entries = own.map(({ stage, at, bypassed_at }) => ({
        stage,
        at,
        bypassedAt: bypassed_at ?? undefined,
      }))
      return {
        id: row.id,
        ...openJson<{ vulnerability: string; title: string }>(key, row.sealed),
        public: row.public,
        stages: STAGES.map((stage) => ({
          stage,
          reachedAt: reachedAt(entries, stage)?.toISOString() ?? null,
          bypassed: isBypassed(entries, stage),
          entries: own
            .filter((entry) => entry.stage === stage)
            .map(({ at, bypassed_at, sealed }) => {
              const { where, version, words } = openJson<SealedStage>(key, sealed)
              return {
                at: at.toISOString(),
                where,
                version,
                // A coordinator's words are for those who handle the case.
                words: row.public && !hasRole(actor, 'coordinator') ? null : words,
                bypassedAt: bypassed_at?.toISOString() ?? null,
              }
            }),
        })),
        updatedAt: row.updated_at.toISOString(),
      }
    })
  }

  /** Adds what the house counts over all members: coordinators see it as it is, others no small numbers. */
  async function withUptake(
    actor: Actor,
    rows: readonly store.ChainRow[],
    chains: readonly Omit<PatchChain, 'deployed'>[],
  ): Promise<PatchChain[]> {
    const counted = await db.as(system, (tx) =>
      store.uptakeOf(
        tx,
        rows.map(({ vulnerability_key }) => vulnerability_key),
      ),
    )
    const all = policy.mayReadCounts(actor) && hasRole(actor, 'coordinator')
    return chains.map((chain, at) => {
      const row = counted.find((one) => one.vulnerability_key.equals(rows[at]!.vulnerability_key))
      const { exposed = 0, deployed = 0, silent = 0 } = row ?? {}
      const released = chain.stages.find(({ stage }) => stage === 'released')?.reachedAt
      const days = released
        ? (row?.deployed_at ?? []).map((when) => Math.max(0, daysBetween(new Date(released), when)))
        : []
      const count = (value: number) => (all ? value : shown(value, exposed))
      return {
        ...chain,
        deployed: {
          exposed: count(exposed),
          deployed: count(deployed),
          silent: count(silent),
          medianDays: all || deployed >= LEAST_SHOWN ? median(days) : null,
          hidden:
            all || exposed >= LEAST_SHOWN
              ? null
              : `Fewer than ${LEAST_SHOWN} members are known to be exposed, or none: how many is not shown.`,
        },
      }
    })
  }

  async function one(actor: Actor, id: string): Promise<PatchChain> {
    requireReader(actor)
    const found = await db.as(actor, async (tx) => {
      const row = isId(id) ? await store.findChain(tx, id) : undefined
      if (!row) throw fault('chain-not-found', `no patch chain ${id}, or none you may see`)
      return { row, chain: (await show(actor, tx, [row]))[0]! }
    })
    return (await withUptake(actor, [found.row], [found.chain]))[0]!
  }

  const stageRow = (chainId: string, key: Buffer, by: string, fact: StageFact): store.NewStage => ({
    id: newId(clock.now().getTime()),
    chainId,
    stage: fact.stage,
    at: fact.at,
    whereKey: whereKey(fact.stage, fact.where, fact.version),
    sealed: sealJson(key, {
      where: fact.where,
      version: fact.version ?? null,
      words: fact.words ?? null,
      by,
    } satisfies SealedStage),
  })

  /** The chain as the house sees it, once the actor may see it and report on it. */
  async function reportable(actor: Actor, id: string): Promise<void> {
    if (!policy.mayReportStages(actor))
      throw fault(
        'not-allowed',
        'Coordinators and maintainers report on repairs, with the scope cases:write.',
      )
    if (!isId(id) || !(await db.as(actor, (tx) => store.findChain(tx, id))))
      throw fault('chain-not-found', `no patch chain ${id}, or none you may see`)
  }

  /** What a public record said under a name that a case has now: one chain, sealed under one key. */
  async function absorb(tx: Tx, other: store.ChainRow, into: store.ChainRow): Promise<void> {
    const [from, to] = [keyring.unwrap(other.wrapped), keyring.unwrap(into.wrapped)]
    const stages = await store.stagesOf(tx, [other.id])
    await store.deleteChain(tx, other.id)
    await store.addStages(
      tx,
      stages.map(({ stage, at, where_key, sealed }) => ({
        id: newId(clock.now().getTime()),
        chainId: into.id,
        stage,
        at,
        whereKey: where_key,
        sealed: sealJson(to, openJson<SealedStage>(from, sealed)),
      })),
      clock.now(),
    )
  }

  async function noteRepair(tx: Tx, facts: RepairFacts): Promise<void> {
    const now = clock.now()
    const key = vulnerabilityKey(keyring, facts.vulnerability)
    const rootCauseId = facts.rootCauseId ?? null
    const face = { vulnerability: facts.vulnerability, title: facts.title }
    const tlp = TLP_LEVELS.indexOf(facts.tlp)
    let row = await store.lockChain(tx, key, rootCauseId)
    if (!row) {
      const own = newKey()
      const id = newId(now.getTime())
      await store.insertChain(tx, {
        id,
        key,
        rootCauseId,
        caseId: facts.caseId ?? null,
        tlp,
        public: facts.public,
        at: now,
        sealed: sealJson(own, face),
        wrapped: keyring.wrap(own),
      })
      row = (await store.findChain(tx, id))!
    } else {
      const other = row.vulnerability_key.equals(key) ? undefined : await store.lockChain(tx, key, null)
      if (other) await absorb(tx, other, row)
      await store.updateChain(tx, {
        id: row.id,
        // What a case says of it outlives what a public record says.
        ...(facts.rootCauseId === undefined && row.root_cause_id !== null
          ? { key: row.vulnerability_key, tlp: row.tlp, public: row.public, sealed: row.sealed }
          : { key, tlp, public: facts.public, sealed: sealJson(keyring.unwrap(row.wrapped), face) }),
        rootCauseId: rootCauseId ?? row.root_cause_id,
        caseId: facts.caseId ?? row.case_id,
      })
    }
    const own = keyring.unwrap(row.wrapped)
    const added = await store.addStages(
      tx,
      facts.stages
        .filter(({ bypassed }) => !bypassed)
        .map((fact) => stageRow(row.id, own, deps.houseName, fact)),
      now,
    )
    const gone = facts.stages.filter(({ bypassed }) => bypassed)
    const bypassed =
      gone.length === 0
        ? 0
        : await store.markBypassed(
            tx,
            row.id,
            now,
            gone.map(({ stage, where, version }) => whereKey(stage, where, version)),
          )
    if (added + bypassed > 0) await emit(tx, 'patch-chain.moved', row.id, {})
    // Only what was out can have been deployed.
    if (bypassed > 0 && gone.some(({ stage }) => stage === 'released' || stage === 'distributions')) {
      const reopened = await reopen(tx, facts.vulnerability, 'A later finding got past the repair.')
      await record(tx, {
        act: 'repair bypassed',
        subjectKind: 'patch chain',
        subjectId: row.id,
        detail: { by: 'house', reopened: reopened.length },
      })
      await emit(tx, 'patch-chain.bypassed', row.id, { reopened })
    }
  }

  async function followPublic(tx: Tx, vulnerability: string): Promise<void> {
    const facts = await deps.repairs.ofVulnerability(tx, vulnerability)
    if (facts) await noteRepair(tx, facts)
  }

  return {
    async listChains(actor, { vulnerability, cursor, limit = 50 }) {
      requireReader(actor)
      const { rows, chains } = await db.as(actor, async (tx) => {
        const found = await store.listChains(tx, {
          key: vulnerability === undefined ? undefined : vulnerabilityKey(keyring, vulnerability),
          before: cursorOf(cursor),
          limit: limit + 1,
        })
        return { rows: found, chains: await show(actor, tx, found.slice(0, limit)) }
      })
      const last = rows[limit - 1]
      return {
        items: await withUptake(actor, rows.slice(0, limit), chains),
        next: rows.length > limit && last ? `${last.updated_at.toISOString()}~${last.id}` : null,
      }
    },
    getChain: one,
    async stageCounts(actor) {
      if (!policy.mayReadCounts(actor))
        throw fault(
          'not-allowed',
          'Counts over all repairs are for coordinators and overseers, with the scope members:read.',
        )
      const { chains, stages } = await db.as(actor, async (tx) => ({
        chains: await store.allChains(tx),
        stages: await store.allStages(tx),
      }))
      const counted = new Map<string, store.UptakeRow>()
      for (let at = 0; at < chains.length; at += AT_ONCE) {
        const keys = chains.slice(at, at + AT_ONCE).map(({ vulnerability_key }) => vulnerability_key)
        for (const row of await db.as(system, (tx) => store.uptakeOf(tx, keys)))
          counted.set(row.vulnerability_key.toString('hex'), row)
      }
      const entries = new Map<string, { stage: Stage; at: Date; bypassedAt: Date | undefined }[]>()
      for (const { chain_id, stage, at, bypassed_at } of stages)
        entries.set(chain_id, [
          ...(entries.get(chain_id) ?? []),
          { stage, at, bypassedAt: bypassed_at ?? undefined },
        ])
      return {
        chains: chains.length,
        stages: stageCounts(
          chains.map(({ id, vulnerability_key }) => {
            const row = counted.get(vulnerability_key.toString('hex'))
            const whole = row && row.exposed > 0 && row.deployed === row.exposed
            // Deployed: the last of the exposed members has.
            const last = whole ? Math.max(...row.deployed_at.map((when) => when.getTime())) : undefined
            return {
              entries: entries.get(id) ?? [],
              deployedAt: last === undefined ? undefined : new Date(last),
            }
          }),
        ),
      }
    },
    async addStage(actor, id, body) {
      await reportable(actor, id)
      const now = clock.now()
      const at = body.at === undefined ? now : new Date(body.at)
      if (at.getTime() > now.getTime() + 60_000)
        throw fault('stage-impossible', 'This instant lies ahead: report a stage when the repair is there.')
      await db.as(system, async (tx) => {
        const row = (await store.findChain(tx, id))!
        const { stage, where, version, words } = body
        const fact = { stage, where, version, words, at }
        const added = await store.addStages(
          tx,
          [stageRow(id, keyring.unwrap(row.wrapped), actor.name, fact)],
          now,
        )
        if (added === 0) throw fault('stage-impossible', `"${where}" stands at this stage already.`)
        const detail = { by: actor.accountId, stage }
        await record(tx, { act: 'patch stage reported', subjectKind: 'patch chain', subjectId: id, detail })
        await emit(tx, 'patch-chain.moved', id, { stage })
      })
      return one(actor, id)
    },
    async bypass(actor, id, words) {
      await reportable(actor, id)
      const now = clock.now()
      await db.as(system, async (tx) => {
        const row = (await store.findChain(tx, id))!
        if ((await store.markBypassed(tx, id, now)) === 0)
          throw fault('stage-impossible', 'Nothing stands in this chain that could have been bypassed.')
        const { vulnerability } = openJson<{ vulnerability: string }>(keyring.unwrap(row.wrapped), row.sealed)
        const reopened = await reopen(tx, vulnerability, words)
        const detail = { by: actor.accountId, reopened: reopened.length }
        await record(tx, { act: 'repair bypassed', subjectKind: 'patch chain', subjectId: id, detail })
        await emit(tx, 'patch-chain.bypassed', id, { reopened })
      })
      return one(actor, id)
    },
    noteRepair,
    async followRepair(about) {
      await db.as(system, async (tx) => {
        if ('caseId' in about) {
          const facts = await deps.repairs.ofCase(tx, about.caseId)
          if (facts) await noteRepair(tx, facts)
          return
        }
        if ('after' in about) {
          const rows = await store.publicChainsAfter(tx, about.after, AT_ONCE)
          for (const row of rows)
            await followPublic(
              tx,
              openJson<{ vulnerability: string }>(keyring.unwrap(row.wrapped), row.sealed).vulnerability,
            )
          const last = rows.length < AT_ONCE ? undefined : rows.at(-1)?.id
          if (last) await deps.enqueue(tx, 'members.chain', [{ data: { after: last }, key: 'public' }])
          return
        }
        const row = await store.exposureFace(tx, about.exposureId)
        if (!row || (await store.chainOf(tx, row.vulnerability_key))) return
        const face = openJson<{ vulnerability: string }>(keyring.unwrap(row.wrapped), row.sealed)
        await followPublic(tx, face.vulnerability)
      })
    },
  }
}

/** @throws Fault `invalid-input` */
function cursorOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [instant = '', id = ''] = cursor.split('~')
  const at = new Date(instant)
  if (Number.isNaN(at.getTime()) || !isId(id))
    throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
  return { at, id }
}
