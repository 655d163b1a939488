import type { Definition } from '../program.ts'

export const feedsExport: Definition = {
  name: 'feeds export',
  summary: 'print a record byte for byte as it was received',
  shape: (command) =>
    command
      .argument('<source>', 'cve, vulnrichment, nvd, osv, ghsa or csaf-…')
      .argument('<id>', 'its identifier'),
  async run({ client }, source: string, id: string) {
    const path = `/v1/vulnerabilities/${encodeURIComponent(id)}/records/${encodeURIComponent(source)}`
    // Not a byte more: what is printed is what was received.
    process.stdout.write(await client().bytes(path))
    return undefined
  },
}
