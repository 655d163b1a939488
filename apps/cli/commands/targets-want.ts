import { InvalidArgumentError } from 'commander'
import type { Definition } from '../program.ts'
import type { WantedTarget } from '../types.ts'

export const targetsWant: Definition = {
  name: 'targets want',
  summary: 'put a target on the list of what should be searched, or change it there',
  shape: (command) =>
    command
      .argument('<target>', 'see "claims check"')
      .option('--weight <number>', 'from 1 to 1000; the weightiest are offered first', weight, 100)
      .option('--depth <depth>', 'surface, standard (usual) or deep')
      .option('--reason <text>', 'discoverers read it'),
  async run(
    { client, output },
    target: string,
    { weight, depth, reason }: { weight: number; depth?: string; reason?: string },
  ) {
    const wish = await client().send<WantedTarget>('PUT', '/v1/scan-targets', {
      target,
      weight,
      ...(depth === undefined ? {} : { depth }),
      ...(reason === undefined ? {} : { reason }),
    })
    output.result(wish, `wanted ${wish.id}: ${wish.line}, ${wish.state}`)
    return undefined
  },
}

function weight(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new InvalidArgumentError('a whole number from 1 to 1000 is needed.')
  return value
}
