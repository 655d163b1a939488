import { Option } from 'commander'
import type { ReportForm } from '../../../standards/report/document.ts'
import { MEDIA_TYPES } from '../../../standards/report/media-types.ts'
import { detectForm } from '../../../standards/report/read.ts'
import { failed, usage } from '../exit.ts'
import { readInput, streamInput } from '../input.ts'
import type { Definition } from '../program.ts'
import { receiptText } from '../receipt.ts'
import { submitStream } from '../submit-stream.ts'
import type { IntakeReceipt } from '../types.ts'

interface Options {
  form?: ReportForm
  stream?: boolean
  idempotencyKey?: string
}

export const findingsSubmit: Definition = {
  name: 'findings submit',
  summary: 'send a report (native JSON, SARIF, CSAF, Markdown) or an NDJSON stream of any length',
  shape: (command) =>
    command
      .argument('<file>', 'file to send, or - for standard input')
      .addOption(
        new Option('--form <form>', 'form of the report; told from its content when not given').choices(
          Object.keys(MEDIA_TYPES),
        ),
      )
      .option('--stream', 'the file is NDJSON, one report a line (the default for *.ndjson)')
      .option('--idempotency-key <key>', 'send a stream again under the same key to resume it after a break'),
  async run({ client, output }, file: string, { form, stream, idempotencyKey }: Options) {
    if (stream ?? file.endsWith('.ndjson')) {
      const receipt = await submitStream(client(), output, streamInput(file), idempotencyKey)
      output.result(receipt, receiptText(receipt))
      return receipt.rejected > 0 ? 1 : 0
    }
    if (idempotencyKey !== undefined) throw usage('--idempotency-key belongs to --stream.')
    const bytes = await readInput(file)
    const found = form ?? detectForm(bytes)
    if (found === undefined) {
      throw usage(`${file} is neither native JSON, SARIF, CSAF nor Markdown. Say what it is with --form.`)
    }
    const response = await client().raw('/v1/findings', new Uint8Array(bytes), {
      'content-type': MEDIA_TYPES[found],
    })
    const receipt = (await response.json()) as IntakeReceipt
    output.result(receipt, receiptText(receipt))
    if (receipt.sent === 0) throw failed(`${file} holds no finding.`)
    return receipt.rejected > 0 ? 1 : 0
  },
}
