/** Exit codes of every command; docs and scripts rely on them. */
export const EXIT = { ok: 0, failed: 1, usage: 2, unreachable: 3, notAllowed: 4 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** A command that ends early: what went wrong and how to mend it, and the code it ends with. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exitCode: ExitCode
  /** What the server answered, where it refused: for commands that go on from it. */
  readonly problem: { code?: string } | undefined
  constructor(exitCode: ExitCode, message: string, problem?: { code?: string }) {
    super(message)
    this.exitCode = exitCode
    this.problem = problem
  }
}
export const usage = (message: string): CommandError => new CommandError(EXIT.usage, message)
export const failed = (message: string): CommandError => new CommandError(EXIT.failed, message)
