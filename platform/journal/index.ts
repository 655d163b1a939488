import canonicalize from 'canonicalize'
import { system } from '../access/actor.ts'
import { newId } from '../clock/index.ts'
import { sha256 } from '../crypto/index.ts'
import { type Database, sql, type Tx } from '../db/index.ts'

/** One act, or one batch of the same act. `detail` holds ids, counts and digests, never text of a finding. */
export interface Entry {
  act: string
  subjectKind: string
  subjectId: string | null
  detail?: Record<string, unknown>
}

/** Appends an act to the journal, in the transaction of the act itself. */
export async function record(tx: Tx, entry: Entry): Promise<void> {
  const actor = tx.actor.accountId ?? tx.actor.kind
  await tx.run(sql`insert into journal (id, actor, act, subject_kind, subject_id, detail)
    values (${newId()}, ${actor}, ${entry.act}, ${entry.subjectKind}, ${entry.subjectId}, ${JSON.stringify(entry.detail ?? {})}::jsonb)`)
}

interface Row {
  id: string
  at: string
  actor: string
  act: string
  subject_kind: string
  subject_id: string | null
  detail: Record<string, unknown>
  sequence: string | null
  previous: Buffer | null
  hash: Buffer | null
}

const columns = sql.raw(
  `id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, act, subject_kind, subject_id, detail, sequence::text, previous, hash`,
)

const GENESIS = Buffer.alloc(32)

/** Hash of an entry: sha256 over the previous hash and the entry's canonical JSON (RFC 8785). */
function hashOf(previous: Uint8Array, sequence: bigint, row: Row): Buffer {
  const body = canonicalize({
    sequence: sequence.toString(),
    id: row.id,
    at: row.at,
    actor: row.actor,
    act: row.act,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    detail: row.detail,
  })
  return sha256(Buffer.concat([previous, Buffer.from(body ?? '')]))
}

/**
 * Links committed entries into the chain, oldest first: the one sequencer of the house. Entries that
 * commit while it runs are linked by the next call. A crash before commit links nothing.
 * @returns how many entries were linked
 */
export async function linkJournal(db: Database, limit = 1000): Promise<number> {
  return db.as(system, async (tx) => {
    const free = await tx.first(sql<{ ok: boolean }>`select pg_try_advisory_xact_lock(7118) as ok`)
    if (!free?.ok) return 0
    const rows = await tx.all(
      sql<Row>`select ${columns} from journal where sequence is null order by at, id limit ${limit}`,
    )
    if (rows.length === 0) return 0
    const head = await tx.first(
      sql<Row>`select ${columns} from journal where sequence is not null order by journal.sequence desc limit 1`,
    )
    let previous: Buffer = head?.hash ?? GENESIS
    let sequence = head ? BigInt(head.sequence!) : 0n
    for (const row of rows) {
      sequence += 1n
      const hash = hashOf(previous, sequence, row)
      await tx.run(
        sql`update journal set sequence = ${sequence.toString()}::bigint, previous = ${previous}, hash = ${hash} where id = ${row.id}`,
      )
      previous = hash
    }
    return rows.length
  })
}

/** Walks the chain from its start. @returns the first sequence number that does not hold, or undefined */
export async function verifyJournal(
  db: Database,
): Promise<{ entries: number; brokenAt: string | undefined }> {
  return db.as(system, async (tx) => {
    let previous: Buffer = GENESIS
    let after = 0n
    let entries = 0
    for (;;) {
      const rows = await tx.all(
        sql<Row>`select ${columns} from journal where sequence > ${after.toString()}::bigint order by journal.sequence limit 1000`,
      )
      if (rows.length === 0) return { entries, brokenAt: undefined }
      for (const row of rows) {
        const sequence = BigInt(row.sequence!)
        const hash = hashOf(previous, sequence, row)
        if (sequence !== after + 1n || !row.previous?.equals(previous) || !row.hash?.equals(hash)) {
          return { entries, brokenAt: row.sequence! }
        }
        previous = hash
        after = sequence
        entries += 1
      }
    }
  })
}
