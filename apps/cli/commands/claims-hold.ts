import { type ChildProcess, spawn } from 'node:child_process'
import { InvalidArgumentError } from 'commander'
import { type ClaimOptions, claimOptions, overlapOf, TAKEN, takeClaim } from '../claim-body.ts'
import { claimText, maintainersText, overlapText } from '../claim-text.ts'
import { EXIT, usage } from '../exit.ts'
import { keepLease } from '../keep-lease.ts'
import type { Definition } from '../program.ts'
import type { ClaimView, TakenClaim } from '../types.ts'

interface Options extends ClaimOptions {
  found: number
  reached?: string
}

/** A command that was told to end gets so long before it is killed, milliseconds. */
const GRACE_MS = 10_000

export const claimsHold: Definition = {
  name: 'claims hold',
  summary: 'claim a target, run a command, and end the claim with what came of it',
  shape: (command) =>
    claimOptions(
      command
        .argument('<target>', 'see "claims check"')
        .argument('<command...>', 'what searches it, after --; it finds the claim in TOCSIN_CLAIM'),
    )
      .option('--found <code>', 'exit code by which the command says that it reported findings', code, 10)
      .option('--reached <depth>', 'depth a command reached that ended with 0; usually the one claimed')
      .addHelpText(
        'after',
        '\nExit code 0 of the command: nothing found. The code of --found: findings reported. Any other: stopped early.\nShould this process be killed, the lease ends by itself. Should the lease be lost, the command is ended.',
      ),
  async run({ client, output }, target: string, [program, ...args]: string[], options: Options) {
    if (program === undefined) throw usage('Name the command to run after --.')
    let taken: TakenClaim
    try {
      taken = await takeClaim(client(), target, options)
    } catch (error) {
      const refused = overlapOf(error)
      if (!refused) throw error
      output.result(refused, overlapText(refused.overlap))
      return TAKEN
    }
    const { claim } = taken
    output.say(`claim ${claim.id} on ${claim.line}`)
    if (taken.maintainersSay) output.say(maintainersText(taken.maintainersSay))
    const child = spawn(program, args, {
      // Standard output is for results: with --json the command's own goes to standard error.
      stdio: ['inherit', output.json ? process.stderr : 'inherit', 'inherit'],
      env: { ...process.env, TOCSIN_CLAIM: claim.id },
    })
    const ending = ended(child)
    let lost: string | undefined
    const lease = await keepLease(client(), claim.id, (why) => {
      lost = why
      stop(child)
    }).catch((error: unknown) => {
      stop(child)
      throw error
    })
    const forward = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    const exit = await ending
    lease.stop()
    process.off('SIGINT', forward).off('SIGTERM', forward)
    if (lost !== undefined) {
      output.say(`The command was ended: ${lost}`)
      return EXIT.failed
    }
    const outcome =
      exit === 0 ? 'nothing found' : exit === options.found ? 'findings reported' : 'stopped early'
    const depthReached = outcome === 'stopped early' ? 'none' : (options.reached ?? claim.depth)
    const view = await client().send<ClaimView>('POST', `/v1/scan-claims/${claim.id}/end`, {
      outcome,
      depthReached,
    })
    output.result(view, claimText(view))
    if (typeof exit === 'string') output.say(`${program}: ${exit}`)
    return typeof exit === 'number' ? exit : EXIT.failed
  },
}

/** The exit code of a process, or why it has none. */
const ended = (child: ChildProcess): Promise<number | string> =>
  new Promise((done) => {
    child.once('error', (error) => done(error.message))
    child.once('exit', (code, signal) => done(code ?? `ended by ${signal}`))
  })

function stop(child: ChildProcess): void {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
}

function code(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 255)
    throw new InvalidArgumentError('a whole number from 1 to 255 is needed.')
  return value
}
