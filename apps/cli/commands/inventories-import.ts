import { basename } from 'node:path'
import { Option } from 'commander'
import { withQuery } from '../client.ts'
import { usage } from '../exit.ts'
import { streamInput } from '../input.ts'
import { importText } from '../member-text.ts'
import type { Definition } from '../program.ts'
import type { ImportReceipt } from '../types.ts'

const FORMS = [
  'cyclonedx-json',
  'spdx-json',
  'spdx3-json',
  'spdx-tag-value',
  'package-lock',
  'requirements',
  'go-mod',
  'cargo-lock',
  'dpkg',
  'rpm',
  'csv',
]

interface Options {
  asset?: string
  assetId?: string
  into?: string
  name?: string
  form?: string
  distribution?: string
}

export const inventoriesImport: Definition = {
  name: 'inventories import',
  summary:
    'send what runs on an asset: SBOM, lock file, package list or CSV, of any size; again, it is a diff',
  shape: (command) =>
    command
      .argument('<file>', 'file, or - for standard input')
      .option('--asset <name>', 'asset it runs on; one of a new name is made')
      .option('--asset-id <id>', 'the same by its id')
      .option('--into <id>', 'into this inventory, whatever its file was called')
      .option('--name <name>', "name of the inventory; the file's when not given")
      .addOption(
        new Option('--form <form>', 'form of the file; told from its content when not given').choices(FORMS),
      )
      .option('--distribution <name>', 'of lists of dpkg and rpm: debian:12'),
  async run({ client, output }, file: string, options: Options) {
    const { asset, assetId, into, name, form, distribution } = options
    if ([asset, assetId, into].filter((one) => one !== undefined).length !== 1)
      throw usage('Say where it runs with --asset or --asset-id, or which inventory it is with --into.')
    if (into !== undefined && name !== undefined) throw usage('--name belongs to a new inventory.')
    const fileName = file === '-' ? undefined : basename(file)
    const headers = { 'content-type': 'application/octet-stream' }
    const { body } = streamInput(file)
    const reply =
      into === undefined
        ? await client().raw(
            withQuery('/v1/inventories', { asset, assetId, name, form, distribution, fileName }),
            body,
            headers,
          )
        : await client().raw(
            withQuery(`/v1/inventories/${encodeURIComponent(into)}/content`, {
              form,
              distribution,
              fileName,
            }),
            body,
            headers,
            'PUT',
          )
    const receipt = (await reply.json()) as ImportReceipt
    output.result(receipt, importText(receipt))
    return undefined
  },
}
