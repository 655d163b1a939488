import { sql, type Tx } from '../../platform/db/index.ts'

export interface ReproductionRow {
  id: string
  purpose: 'finding' | 'trial' | 'cross'
  finding_id: string | null
  trial_token_hash: Buffer | null
  state: 'queued' | 'preparing' | 'ready' | 'running' | 'judged' | 'waiting'
  attempt: number
  oracle: string
  verdict: string | null
  falls: number | null
  runs: number | null
  driver: string | null
  recipe_address: Buffer
  plan_address: Buffer | null
  result_address: Buffer | null
  waiting_for: string | null
  judge_version: string | null
  created_at: Date
  judged_at: Date | null
}

const columns =
  sql.raw(`r.id, r.purpose, r.finding_id, r.trial_token_hash, r.state, r.attempt, r.oracle, r.verdict, r.falls, r.runs,
  r.driver, r.recipe_address, r.plan_address, r.result_address, r.waiting_for, r.judge_version, r.created_at, r.judged_at`)

export interface NewReproduction {
  id: string
  purpose: ReproductionRow['purpose']
  findingId: string | null
  organisationId: string | null
  trialTokenHash: Buffer | null
  oracle: string
  recipeAddress: Buffer
  fixKey: Buffer | null
}
/** The finding's own TLP and compartment are taken over; a trial is for its holder alone. */
export const insertReproduction = (tx: Tx, row: NewReproduction): Promise<number> =>
  tx.run(sql`insert into reproductions (id, purpose, finding_id, organisation_id, trial_token_hash, tlp, compartment, state, oracle, recipe_address, fix_key)
    values (${row.id}, ${row.purpose}, ${row.findingId}, ${row.organisationId}, ${row.trialTokenHash},
      coalesce((select tlp from findings where id = ${row.findingId}::uuid), 4),
      (select compartment from findings where id = ${row.findingId}::uuid), 'queued', ${row.oracle}, ${row.recipeAddress}, ${row.fixKey})
    on conflict do nothing`)

export const findReproduction = (tx: Tx, id: string): Promise<ReproductionRow | undefined> =>
  tx.first(sql<ReproductionRow>`select ${columns} from reproductions r where r.id = ${id}`)

export const lockCross = (tx: Tx): Promise<number> => tx.run(sql`select pg_advisory_xact_lock(7120)`)

/** Locks the row: prepare, claim and outcome of one reproduction take turns. */
export const lockReproduction = (tx: Tx, id: string): Promise<ReproductionRow | undefined> =>
  tx.first(sql<ReproductionRow>`select ${columns} from reproductions r where r.id = ${id} for update`)

export interface ReproductionFilter {
  before: string | undefined
  limit: number
  findingId: string | undefined
  verdict: string | undefined
  state: string | undefined
}
export function listReproductions(tx: Tx, filter: ReproductionFilter): Promise<ReproductionRow[]> {
  const where = [sql`r.purpose = 'finding'`]
  if (filter.before) where.push(sql`r.id < ${filter.before}`)
  if (filter.findingId) where.push(sql`r.finding_id = ${filter.findingId}`)
  if (filter.verdict) where.push(sql`r.verdict = ${filter.verdict}`)
  if (filter.state) where.push(sql`r.state = ${filter.state}`)
  return tx.all(
    sql<ReproductionRow>`select ${columns} from reproductions r where ${sql.join(where, sql` and `)} order by r.id desc limit ${filter.limit}`,
  )
}

export const reproductionsOf = (tx: Tx, findingIds: string[]): Promise<ReproductionRow[]> =>
  tx.all(
    sql<ReproductionRow>`select ${columns} from reproductions r where r.finding_id = any(${findingIds}::uuid[]) order by r.id`,
  )

export const setState = (
  tx: Tx,
  id: string,
  state: ReproductionRow['state'],
  waitingFor: string | null = null,
): Promise<number> =>
  tx.run(sql`update reproductions set state = ${state}, waiting_for = ${waitingFor} where id = ${id}`)

/** @param language what a runner must be able to run for it */
export const setReady = (tx: Tx, id: string, language: string, planAddress: Buffer): Promise<number> =>
  tx.run(
    sql`update reproductions set state = 'ready', plan_address = ${planAddress}, language = ${language}, waiting_for = null where id = ${id}`,
  )

/** Gives the job to whoever asks now: an older holder's outcome is refused from here on. */
export const claim = (tx: Tx, id: string): Promise<ReproductionRow | undefined> =>
  tx.first(sql<ReproductionRow>`update reproductions r set state = 'running', attempt = attempt + 1, waiting_for = null
    where r.id = ${id} and (r.state in ('ready', 'running') or (r.state = 'waiting' and r.plan_address is not null))
    returning ${columns}`)

/** Of these the ones that run with this attempt: an older holder's are not among them. */
export const stillRunning = async (
  tx: Tx,
  held: readonly { reproductionId: string; attempt: number }[],
): Promise<string[]> => {
  const rows = await tx.all(sql<{ id: string; attempt: number }>`select id, attempt from reproductions
    where state = 'running' and id = any(${held.map((job) => job.reproductionId)}::uuid[])`)
  return rows
    .filter((row) => held.some((job) => job.reproductionId === row.id && job.attempt === row.attempt))
    .map((row) => row.id)
}

export const sawLanguages = (tx: Tx, languages: readonly string[]): Promise<number> =>
  tx.run(sql`insert into runner_languages (language, seen_at)
    select unnest(${[...languages].sort()}::text[]), now()
    on conflict (language) do update set seen_at = excluded.seen_at`)

/** Languages some runner said it runs, no longer ago than so many seconds. */
export const languagesSeen = async (tx: Tx, seconds: number): Promise<Set<string>> => {
  const rows = await tx.all(
    sql<{
      language: string
    }>`select language from runner_languages where seen_at > now() - make_interval(secs => ${seconds})`,
  )
  return new Set(rows.map((row) => row.language))
}

/** Shows what nobody runs as waiting. @param olderThan seconds since it was asked for */
export const showWaiting = (tx: Tx, language: string, words: string, olderThan: number): Promise<number> =>
  tx.run(sql`update reproductions set state = 'waiting', waiting_for = ${words}
    where state = 'ready' and language = ${language} and created_at < now() - make_interval(secs => ${olderThan})`)

/** Somebody runs it again: what waited for a runner stands in line as before. */
export const showReady = (tx: Tx, language: string): Promise<number> =>
  tx.run(sql`update reproductions set state = 'ready', waiting_for = null
    where state = 'waiting' and language = ${language} and plan_address is not null`)

export interface Verdictful {
  verdict: string
  falls: number
  runs: number
  driver: string | null
  resultAddress: Buffer
  judgeVersion: string
}
export const setJudged = (tx: Tx, id: string, result: Verdictful): Promise<number> =>
  tx.run(sql`update reproductions set state = 'judged', verdict = ${result.verdict}, falls = ${result.falls}, runs = ${result.runs},
    driver = ${result.driver}, result_address = ${result.resultAddress},
    judge_version = ${result.judgeVersion}, waiting_for = null, judged_at = now() where id = ${id}`)

/** The one that has waited longest for these words. */
export const longestWaiting = (tx: Tx, words: string): Promise<{ id: string } | undefined> =>
  tx.first(sql<{ id: string }>`select id from reproductions where state = 'waiting' and waiting_for = ${words}
    order by id limit 1`)

/** Ends the wait of all that wait for these words: whoever asks next finds none. */
export const endWaiting = (tx: Tx, words: string): Promise<{ id: string }[]> =>
  tx.all(sql<{ id: string }>`update reproductions set state = 'queued', waiting_for = null
    where state = 'waiting' and waiting_for = ${words} returning id`)

export interface BuildRow {
  owner_id: string
  address: Buffer
}
export const findBuild = (tx: Tx, key: Buffer): Promise<BuildRow | undefined> =>
  tx.first(sql<BuildRow>`select owner_id, address from builds where key = ${key}`)
export const findBuildByDigest = (tx: Tx, digestKey: Buffer): Promise<BuildRow | undefined> =>
  tx.first(sql<BuildRow>`select owner_id, address from builds where digest_key = ${digestKey} limit 1`)
export const insertBuild = (
  tx: Tx,
  row: { key: Buffer; digestKey: Buffer; ownerId: string; address: Buffer },
): Promise<number> =>
  tx.run(
    sql`insert into builds (key, digest_key, owner_id, address) values (${row.key}, ${row.digestKey}, ${row.ownerId}, ${row.address}) on conflict do nothing`,
  )

export const upsertThreatModel = (tx: Tx, packageKey: Buffer, sealed: Buffer): Promise<number> =>
  tx.run(sql`insert into threat_models (package_key, sealed) values (${packageKey}, ${sealed})
    on conflict (package_key) do update set sealed = excluded.sealed, updated_at = now()`)
export const findThreatModel = (tx: Tx, packageKey: Buffer): Promise<{ sealed: Buffer } | undefined> =>
  tx.first(sql<{ sealed: Buffer }>`select sealed from threat_models where package_key = ${packageKey}`)

export const insertAttestation = (
  tx: Tx,
  row: { id: string; findingId: string; accountId: string; byName: string; reason: string; sealed: Buffer },
): Promise<number> =>
  tx.run(sql`insert into attestations (id, finding_id, account_id, by_name, reason, statement_sealed)
    values (${row.id}, ${row.findingId}, ${row.accountId}, ${row.byName}, ${row.reason}, ${row.sealed})`)
export interface ReproductionCounts {
  queued: string
  running: string
  /** Median from report to verdict, seconds. */
  median_seconds: number | null
}
/** Counts for the watch floor. */
export const reproductionCounts = (tx: Tx): Promise<ReproductionCounts | undefined> =>
  tx.first(sql<ReproductionCounts>`select
    count(*) filter (where state in ('queued', 'preparing', 'ready')) as queued,
    count(*) filter (where state = 'running') as running,
    (select percentile_cont(0.5) within group (order by extract(epoch from judged_at - created_at))
      from (select judged_at, created_at from reproductions where purpose = 'finding' and state = 'judged'
        order by id desc limit 2000) last)::float8 as median_seconds
    from reproductions where state <> 'judged'`)

/** Waiting reproductions by what they wait for, most first. */
export const waitingCounts = (tx: Tx): Promise<{ reason: string; count: number }[]> =>
  tx.all(sql<{ reason: string; count: number }>`select waiting_for as reason, count(*)::int as count
    from reproductions where state = 'waiting' group by waiting_for order by count desc, reason`)
