import type { Database } from '../../platform/db/index.ts'

/**
 * The schema as text, read from the catalogue, in a fixed order: what a reviewer sees change when a
 * migration changes it. Tables with columns and constraints, indexes, functions, policies, grants.
 */
export async function dumpSchema(db: Database): Promise<string> {
  const rows = async (text: string) => (await db.asOwner(text)).rows as Record<string, string>[]
  const out: string[] = ['-- Generated from the migrations by "npm run generate". Read, do not run.\n']
  for (const table of await rows(`select relname, relrowsecurity::text as rls, relforcerowsecurity::text as forced from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`)) {
    out.push(
      `table ${table.relname}${table.rls === 'true' ? '  row-level security' : ''}${table.forced === 'true' ? ' forced' : ''}`,
    )
    for (const column of await rows(`select attname, format_type(atttypid, atttypmod) as type, attnotnull::text as required,
        pg_get_expr(d.adbin, d.adrelid) as preset, attidentity from pg_attribute a
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where attrelid = 'public.${table.relname}'::regclass and attnum > 0 and not attisdropped order by attnum`)) {
      const preset = column.preset ? ` default ${column.preset}` : ''
      const identity = column.attidentity ? ' generated always as identity' : ''
      out.push(
        `  ${column.attname} ${column.type}${column.required === 'true' ? ' not null' : ''}${preset}${identity}`,
      )
    }
    for (const constraint of await rows(`select pg_get_constraintdef(oid) as text from pg_constraint
        where conrelid = 'public.${table.relname}'::regclass and contype <> 'n' order by contype, conname`)) {
      out.push(`  ${constraint.text}`)
    }
    for (const index of await rows(`select indexdef as text from pg_indexes where schemaname = 'public'
        and tablename = '${table.relname}' order by indexname`)) {
      out.push(`  ${index.text}`)
    }
    for (const policy of await rows(`select policyname, cmd, array_to_string(roles, ', ') as roles, qual, with_check from pg_policies
        where schemaname = 'public' and tablename = '${table.relname}' order by policyname`)) {
      const using = policy.qual ? ` using ${policy.qual}` : ''
      const check = policy.with_check ? ` with check ${policy.with_check}` : ''
      out.push(`  policy ${policy.policyname} for ${policy.cmd} to ${policy.roles}${using}${check}`)
    }
    for (const grant of await rows(`select grantee, string_agg(privilege_type, ', ' order by privilege_type) as rights
        from information_schema.role_table_grants where table_schema = 'public' and table_name = '${table.relname}'
        and grantee in ('tocsin_app', 'tocsin_system') group by grantee order by grantee`)) {
      out.push(`  grant ${grant.rights} to ${grant.grantee}`)
    }
    out.push('')
  }
  for (const fn of await rows(`select pg_get_functiondef(p.oid) as text, r.rolname from pg_proc p join pg_roles r on r.oid = p.proowner
      where pronamespace = 'public'::regnamespace order by proname`)) {
    const owner = fn.rolname === 'tocsin_system' ? ' -- owned by tocsin_system' : ''
    out.push(`${fn.text}${owner}\n`)
  }
  return `${out.join('\n').replace(/[ \t]+$/gm, '')}\n`
}
