import { readInput } from '../input.ts'
import type { Definition } from '../program.ts'
import type { UptakeReceipt } from '../types.ts'
import { receiptText } from '../uptake-text.ts'

export const uptakeImport: Definition = {
  name: 'uptake import',
  summary:
    'report what was done out of a table (CSV) with the columns vulnerability, status, asset, date, note',
  shape: (command) => command.argument('<file>', 'file, or - for standard input'),
  async run({ client, output }, file: string) {
    const reply = await client().raw('/v1/uptake/table', await readInput(file), {
      'content-type': 'text/csv',
    })
    const receipt = (await reply.json()) as UptakeReceipt
    output.result(receipt, receiptText(receipt))
    return undefined
  },
}

export const uptakeScan: Definition = {
  name: 'uptake scan',
  summary: 'report what a scanner found on an asset (SARIF, CycloneDX with vulnerabilities, Trivy, Grype)',
  shape: (command) =>
    command
      .argument('<file>', 'the result as JSON, or - for standard input')
      .requiredOption('--asset <id>', 'the asset that was scanned')
      .option('--complete', 'it looked for everything: what it did not find counts as deployed'),
  async run({ client, output }, file: string, { asset, complete }: { asset: string; complete?: boolean }) {
    const query = new URLSearchParams({ assetId: asset, complete: String(complete ?? false) })
    const reply = await client().raw(`/v1/uptake/scan?${query}`, await readInput(file), {
      'content-type': 'application/json',
    })
    const receipt = (await reply.json()) as UptakeReceipt
    output.result(receipt, receiptText(receipt))
    return undefined
  },
}
