import { readInput } from '../input.ts'
import { plain } from '../output.ts'
import type { Definition } from '../program.ts'
import type { StatementsReceipt } from '../types.ts'

export const exposuresState: Definition = {
  name: 'exposures state',
  summary: 'bring statements about what you run (OpenVEX, CSAF VEX, CycloneDX VEX)',
  shape: (command) => command.argument('<file>', 'file, or - for standard input'),
  async run({ client, output }, file: string) {
    const reply = await client().raw('/v1/vex', await readInput(file), { 'content-type': 'application/json' })
    const receipt = (await reply.json()) as StatementsReceipt
    const lines = receipt.problems.map(({ where, message }) => plain(`${where} ${message}`.trim()))
    output.result(
      receipt,
      [
        `${receipt.statements} statements; ${receipt.suppressed} exposures are suppressed by them`,
        ...lines,
      ].join('\n'),
    )
    return undefined
  },
}
