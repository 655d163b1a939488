import { type Command, InvalidArgumentError } from 'commander'

/** `--limit`: how many items a list prints. */
export const limitOption = (command: Command): Command =>
  command.option('--limit <number>', 'items at most', count, 50)

function count(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 100_000)
    throw new InvalidArgumentError('a whole number from 1 to 100000 is needed.')
  return value
}
