import { CommanderError } from 'commander'
import { CommandError, EXIT } from './exit.ts'
import { createProgram } from './program.ts'

/**
 * The command line.
 * @param args without the program's own name
 * @returns the exit code (exit.ts)
 */
export async function run(args: string[]): Promise<number> {
  const outcome: { code: number } = { code: EXIT.ok }
  const program = createProgram((code) => {
    outcome.code = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return outcome.code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (error instanceof CommandError) {
      process.stderr.write(`${error.message}\n`)
      return error.exitCode
    }
    throw error
  }
}
