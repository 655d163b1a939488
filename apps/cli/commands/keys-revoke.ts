import type { Definition } from '../program.ts'

export const keysRevoke: Definition = {
  name: 'keys revoke',
  summary: 'revoke an API key',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    await client().send('DELETE', `/v1/keys/${encodeURIComponent(id)}`)
    output.result({ revoked: id }, `revoked ${id}`)
    return undefined
  },
}
