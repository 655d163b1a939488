// Runs a script's work: an error is a sentence and exit code 1, never a stack.
import { say } from './run.mjs'

export async function main(work) {
  try {
    const code = await work()
    if (typeof code === 'number') process.exitCode = code
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
