import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { KeyView } from '../types.ts'

export const keysList: Definition = {
  name: 'keys list',
  summary: 'list your API keys',
  async run({ client, output }) {
    const keys = await client().get<KeyView[]>('/v1/keys')
    const rows = keys.map((key) => [
      key.id,
      key.name,
      key.scopes.join(' '),
      key.expiresAt,
      key.revokedAt,
      key.createdAt,
    ])
    output.result(keys, table(['id', 'name', 'scopes', 'expires', 'revoked', 'created'], rows))
    return undefined
  },
}
