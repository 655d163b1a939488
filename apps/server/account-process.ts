import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { Value } from 'typebox/value'
import { linkOidc } from '../../platform/access/oidc.ts'
import { Role, Scope, Tlp } from '../../platform/access/schema.ts'
import { createAccess } from '../../platform/access/service.ts'
import { loadConfig } from '../../platform/config/index.ts'
import { openDatabase } from '../../platform/db/index.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { fault } from '../../platform/errors/index.ts'
import { runOnce } from './process.ts'

/** `tocsin accounts create`: straight in the database, since somebody must be the first to sign in. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    organisation: { type: 'string' },
    name: { type: 'string' },
    tlp: { type: 'string', default: 'amber' },
    role: { type: 'string', multiple: true, default: [] },
    key: { type: 'string', multiple: true, default: [] },
    administrator: { type: 'boolean', default: false },
    'password-stdin': { type: 'boolean', default: false },
    'oidc-subject': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

async function create([login]: string[]): Promise<void> {
  const { organisation, name, tlp, role: roles, key: scopes } = values
  if (!login || !organisation) throw fault('invalid-input', 'A login and --organisation are needed.')
  if (!Value.Check(Tlp, tlp)) throw notOneOf('--tlp', tlp, Tlp)
  const password = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
  if (password !== undefined && password.length < 12)
    throw fault('invalid-input', 'The password is shorter than 12 characters. Choose a longer one.')
  const config = loadConfig()
  const subject = values['oidc-subject']
  if (subject !== undefined && !config.oidcIssuer)
    throw fault(
      'invalid-input',
      '--oidc-subject needs TOCSIN_OIDC_ISSUER: a subject means one at its issuer.',
    )
  const db = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl })
  try {
    await migrate(db)
    const access = createAccess(db)
    const id = await access.ensureAccount({
      organisation,
      login,
      displayName: name ?? login,
      roles: roles.map((role) => {
        if (!Value.Check(Role, role)) throw notOneOf('--role', role, Role)
        return role
      }),
      tlp,
      administrator: values.administrator,
      ...(password === undefined ? {} : { password }),
    })
    if (subject !== undefined && config.oidcIssuer) await linkOidc(db, login, config.oidcIssuer, subject)
    const wanted = scopes.map((scope) => {
      if (!Value.Check(Scope, scope)) throw notOneOf('--key', scope, Scope)
      return scope
    })
    const secret =
      wanted.length === 0
        ? undefined
        : (await access.createKey(id, 'made at the command line', wanted)).secret
    const lines = [`account ${id}`, ...(secret === undefined ? [] : [`key, shown only once: ${secret}`])]
    process.stdout.write(
      `${values.json ? JSON.stringify({ id, ...(secret ? { secret } : {}) }) : lines.join('\n')}\n`,
    )
  } finally {
    await db.close()
  }
}

function notOneOf(option: string, given: string, schema: { anyOf: { const?: unknown }[] }) {
  const known = schema.anyOf.map((entry) => JSON.stringify(entry.const)).join(', ')
  return fault('invalid-input', `${option} ${JSON.stringify(given)} is none of ${known}.`)
}

await runOnce(() => create(positionals))
