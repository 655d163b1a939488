import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../config/root.ts'
import type { Database } from './index.ts'

/**
 * Applies the numbered migrations not yet applied, each in its own transaction. A migration that was
 * changed after it was applied stops the start: history is added to, never rewritten.
 */
export async function migrate(
  db: Database,
  directory = join(packageRoot, 'db', 'migrations'),
): Promise<string[]> {
  await db.asOwner(`create table if not exists schema_migrations
    (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
  const { rows } = await db.asOwner('select name, sha256 from schema_migrations')
  const applied = new Map(rows.map((row) => [row.name as string, row.sha256 as string]))
  const done: string[] = []
  for (const name of readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    const text = readFileSync(join(directory, name), 'utf8')
    const digest = createHash('sha256').update(text).digest('hex')
    const before = applied.get(name)
    if (before === digest) continue
    if (before)
      throw new Error(`migration ${name} was changed after it was applied; put it back and add a new one`)
    // Several servers may start at once: the lock makes one of them apply, the others find it done.
    await db.asOwner(`begin; select pg_advisory_xact_lock(7117); ${guarded(name, text, digest)} commit;`)
    done.push(name)
  }
  return done
}

function guarded(name: string, text: string, digest: string): string {
  return `do $guard$ begin
    if not exists (select from schema_migrations where name = '${name}') then
      execute $migration$${text}$migration$;
      insert into schema_migrations (name, sha256) values ('${name}', '${digest}');
    end if; end $guard$;`
}
