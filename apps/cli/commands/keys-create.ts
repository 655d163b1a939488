import type { Definition } from '../program.ts'

export const keysCreate: Definition = {
  name: 'keys create',
  summary: 'make an API key; its secret is shown once',
  shape: (command) =>
    command
      .argument('<name>', 'what it is for')
      .requiredOption(
        '--scope <scope...>',
        'findings:read, findings:write, reproductions:run, scans:read, scans:write, cases:read, cases:write, advisories:write, feeds:write, members:read, members:write, runner, admin',
      )
      .option('--expires <instant>', 'RFC 3339, for instance 2027-01-31T00:00:00Z'),
  async run(
    { client, output },
    name: string,
    { scope: scopes, expires: expiresAt }: { scope: string[]; expires?: string },
  ) {
    const body = { name, scopes, ...(expiresAt === undefined ? {} : { expiresAt }) }
    const key = await client().send<{ id: string; secret: string }>('POST', '/v1/keys', body)
    output.result(key, key.secret)
    output.say(`key ${key.id}; the secret is not shown again`)
    return undefined
  },
}
