import { readInput } from '../input.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { ExportTraces } from '../types.ts'

export const casesTrace: Definition = {
  name: 'cases trace',
  summary: 'say whose copy of a case a text was taken from',
  shape: (command) =>
    command.argument('<id>', 'the case').argument('<file>', 'the text, or - for standard input'),
  async run({ client, output }, id: string, file: string) {
    const path = `/v1/cases/${encodeURIComponent(id)}/exports/identify`
    const found = await client().send<ExportTraces>('POST', path, {
      text: (await readInput(file)).toString('utf8'),
    })
    const text =
      found.items.length === 0
        ? 'No copy is told from this text.'
        : table(
            ['party', 'given', 'sentences', 'export'],
            found.items.map((one) => [one.name, one.at, `${one.found} of ${one.of}`, one.exportId]),
          )
    output.result(found, text)
    return found.items.length === 0 ? 1 : undefined
  },
}
