import { byteaArray, keyArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'
import type { QuestionState } from '../schema.ts'

/** What words for products mean to each organisation. */

export interface QuestionRow {
  id: string
  organisation_id: string
  words_key: Buffer
  state: QuestionState
  confidence: number
  sealed: Buffer
  components: number
}

/** Words of an organisation whose meaning is settled. @param words keys, 32 hexadecimal digits each */
export const settledWords = (
  tx: Tx,
  organisationId: string,
  words: readonly string[],
): Promise<{ words_key: Buffer; sealed: Buffer }[]> =>
  tx.all(sql<{ words_key: Buffer; sealed: Buffer }>`select words_key, sealed from product_questions
    where organisation_id = ${organisationId} and words_key = any(${keyArray(words)}::bytea[])
      and state in ('certain', 'confirmed', 'named')`)

const columns =
  sql.raw(`q.id, q.organisation_id, q.words_key, q.state, q.confidence, q.sealed, (select count(*) from inventory_components c
    where c.organisation_id = q.organisation_id and c.words_key = q.words_key and c.removed_at is null)::int as components`)

/** As the member: its own; only of words that something in force has. */
export const listQuestions = (
  tx: Tx,
  page: { after: string | undefined; limit: number; state: QuestionState | undefined },
): Promise<QuestionRow[]> =>
  tx.all(sql<QuestionRow>`select ${columns} from product_questions q
    where (${page.state ?? null}::text is null or q.state = ${page.state ?? null})
      and (${page.after ?? null}::uuid is null or q.id > ${page.after ?? null}::uuid)
      and exists (select from inventory_components c where c.organisation_id = q.organisation_id
        and c.words_key = q.words_key and c.removed_at is null)
    order by q.id limit ${page.limit}`)

export const lockQuestion = (tx: Tx, organisationId: string, id: string): Promise<QuestionRow | undefined> =>
  tx.first(sql<QuestionRow>`select ${columns} from product_questions q
    where q.id = ${id} and q.organisation_id = ${organisationId} for update of q`)

/** How many questions wait for an answer, and how many words were not looked up yet, of an inventory in force. */
export async function openWords(
  tx: Tx,
  inventoryId: string,
): Promise<{ questions: number; waiting: number }> {
  const row = await tx.first(sql<{ questions: number; waiting: number }>`select
      (count(distinct c.words_key) filter (where q.state = 'asked'))::int as questions,
      (count(distinct c.words_key) filter (where q.id is null))::int as waiting
    from inventory_components c left join product_questions q
      on q.organisation_id = c.organisation_id and q.words_key = c.words_key
    where c.inventory_id = ${inventoryId} and c.removed_at is null and c.words_key is not null`)
  return row!
}

export interface WordsRow {
  words_key: Buffer
  sealed: Buffer
}

/** Words nobody looked up yet, each with a component that has them. */
export const wordsToLookUp = (tx: Tx, organisationId: string, limit: number): Promise<WordsRow[]> =>
  tx.all(sql<WordsRow>`select distinct on (c.words_key) c.words_key, c.sealed from inventory_components c
    where c.organisation_id = ${organisationId} and c.words_key is not null and c.removed_at is null
      and not exists (select from product_questions q where q.organisation_id = c.organisation_id and q.words_key = c.words_key)
    order by c.words_key, c.id limit ${limit}`)

/** Words that no source knew when they were looked up, after a key. */
export const unmatchedWords = (
  tx: Tx,
  organisationId: string,
  after: Buffer | undefined,
  limit: number,
): Promise<(WordsRow & { id: string })[]> =>
  tx.all(sql<WordsRow & { id: string }>`select q.id, q.words_key, c.sealed from product_questions q
    cross join lateral (select c.sealed from inventory_components c where c.organisation_id = q.organisation_id
      and c.words_key = q.words_key and c.removed_at is null order by c.id limit 1) c
    where q.organisation_id = ${organisationId} and q.state = 'unmatched'
      and (${after ?? null}::bytea is null or q.words_key > ${after ?? null}::bytea)
    order by q.words_key limit ${limit}`)

/** Organisations that have words whose meaning may change with the sources. */
export const withQuestions = (tx: Tx): Promise<{ organisation_id: string }[]> =>
  tx.all(
    sql<{
      organisation_id: string
    }>`select distinct organisation_id from product_questions where state not in ('asked', 'refused')`,
  )

/** Words whose meaning is settled, after a key. */
export const settledAfter = (
  tx: Tx,
  organisationId: string,
  after: Buffer | undefined,
  limit: number,
): Promise<(WordsRow & { id: string })[]> =>
  tx.all(sql<WordsRow & { id: string }>`select id, words_key, sealed from product_questions
    where organisation_id = ${organisationId} and state in ('certain', 'confirmed', 'named')
      and (${after ?? null}::bytea is null or words_key > ${after ?? null}::bytea)
    order by words_key limit ${limit}`)

/** Unless somebody answered it meanwhile. @param row `at`: when sources were asked last */
export const resealQuestion = (
  tx: Tx,
  row: { id: string; before: Buffer; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`update product_questions set sealed = ${row.sealed}, asked_at = ${row.at}
    where id = ${row.id} and sealed = ${row.before}`)

export interface NewQuestion {
  id: string
  words: Buffer
  state: QuestionState
  confidence: number
  sealed: Buffer
}

/** Keeps what was found out about words; what is settled, asked or answered already stays. */
export async function insertQuestions(
  tx: Tx,
  organisationId: string,
  rows: readonly NewQuestion[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into product_questions (id, organisation_id, words_key, state, confidence, sealed, asked_at)
    select n.id, ${organisationId}, n.words, n.state, n.confidence, n.sealed, ${at}
    from unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[], ${byteaArray(rows.map(({ words }) => words))}::bytea[],
      ${rows.map(({ state }) => state)}::text[], ${rows.map(({ confidence }) => confidence)}::real[],
      ${byteaArray(rows.map(({ sealed }) => sealed))}::bytea[]) as n (id, words, state, confidence, sealed)
    on conflict (organisation_id, words_key) do update
      set state = excluded.state, confidence = excluded.confidence, sealed = excluded.sealed, asked_at = excluded.asked_at
      where product_questions.state = 'unmatched'`)
}

export const answerQuestion = (
  tx: Tx,
  row: { id: string; state: QuestionState; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`update product_questions set state = ${row.state}, sealed = ${row.sealed}, answered_at = ${row.at}
    where id = ${row.id}`)

/** Components that have these words, with what opens them. */
export const componentsWith = (
  tx: Tx,
  organisationId: string,
  wordsKey: Buffer,
  after: string | undefined,
  limit: number,
): Promise<{ id: string; inventory_id: string; sealed: Buffer }[]> =>
  tx.all(sql<{ id: string; inventory_id: string; sealed: Buffer }>`select id, inventory_id, sealed
    from inventory_components where organisation_id = ${organisationId} and words_key = ${wordsKey}
      and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid) order by id limit ${limit}`)

/** Gives components other keys; exposure is looked for again. @param keys of each, one after the other */
export const rekey = (tx: Tx, rows: readonly { id: string; keys: Buffer }[]): Promise<number> =>
  tx.run(sql`update inventory_components c set looked_at = null,
      keys = array(select substring(n.keys from 16 * k + 1 for 16) from generate_series(0, length(n.keys) / 16 - 1) k)
    from unnest(${uuidArray(rows.map(({ id }) => id))}::uuid[], ${byteaArray(rows.map(({ keys }) => keys))}::bytea[]) as n (id, keys)
    where c.id = n.id`)

/** Words that were looked up or answered since an instant. */
export async function wordsChangedSince(tx: Tx, organisationId: string, since: Date): Promise<Buffer[]> {
  const rows = await tx.all(sql<{ words_key: Buffer }>`select words_key from product_questions
    where organisation_id = ${organisationId} and greatest(asked_at, answered_at) >= ${since}`)
  return rows.map((row) => row.words_key)
}
