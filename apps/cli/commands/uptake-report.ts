import type { Definition } from '../program.ts'
import type { UptakeReceipt } from '../types.ts'
import { receiptText } from '../uptake-text.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const uptakeReport: Definition = {
  name: 'uptake report',
  summary: 'say what was done about an exposure, or about a vulnerability wherever it stands',
  shape: (command) =>
    command
      .argument('<what>', 'id of an exposure, or a vulnerability such as CVE-2026-1234')
      .argument('<said>', 'planned, mitigated, deployed, "not affected" or accepted')
      .option('--asset <id>', 'only on this asset')
      .option('--at <instant>', 'when, RFC 3339; now where it is left out')
      .option('--words <text>', 'a note that stays with it'),
  async run(
    { client, output },
    what: string,
    said: string,
    options: { asset?: string; at?: string; words?: string },
  ) {
    const { asset, at, words } = options
    const receipt = await client().send<UptakeReceipt>('POST', '/v1/uptake', {
      reports: [
        {
          ...(ID.test(what) ? { exposureId: what } : { vulnerability: what }),
          said,
          ...(asset === undefined ? {} : { assetId: asset }),
          ...(at === undefined ? {} : { at }),
          ...(words === undefined ? {} : { words }),
        },
      ],
    })
    output.result(receipt, receiptText(receipt))
    return receipt.results.some(({ exposures }) => exposures > 0) ? undefined : 1
  },
}
