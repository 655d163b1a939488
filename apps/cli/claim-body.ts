import { type Command, InvalidArgumentError } from 'commander'
import type { Client } from './client.ts'
import { CommandError, EXIT, usage } from './exit.ts'
import type { Overlap, TakenClaim } from './types.ts'

export interface ClaimOptions {
  method: string
  depth?: string
  tool?: string
  budget?: string
  for: number
  lease: number
  show?: string
  join: boolean
  share: boolean
  note?: string
  tlp?: string
}

/** Options of taking a claim. */
export const claimOptions = (command: Command): Command =>
  command
    .requiredOption(
      '--method <method>',
      '"model review", "static analysis", fuzzing, "dynamic testing", "manual review"',
    )
    .option('--depth <depth>', 'surface, standard (usual) or deep')
    .option('--tool <name>', 'model or tool used')
    .option('--budget <amount>', 'for instance "5 hours", "200 usd", "3000000 tokens"')
    .option('--for <duration>', 'window from now on, for instance 90m, 8h, 14d', duration, 24 * 3600)
    .option('--lease <seconds>', 'the claim ends by itself when no heartbeat came for so long', seconds, 900)
    .option('--show <what>', 'what rivals learn: taken (usual), method or holder')
    .option('--no-join', 'nobody may ask to join')
    .option('--no-share', 'nobody learns that nothing was found')
    .option('--note <text>', 'for yourself')
    .option('--tlp <label>', 'who may read it of those who may: clear, green, amber, amber+strict, red')

/** Takes a claim. @throws CommandError as the server refuses */
export function takeClaim(client: Client, target: string, options: ClaimOptions): Promise<TakenClaim> {
  const { method, depth, tool, show, note, tlp } = options
  const given = Object.entries({ depth, tool, show, note, tlp }).filter(([, value]) => value !== undefined)
  return client.send<TakenClaim>('POST', '/v1/scan-claims', {
    target,
    method,
    ...Object.fromEntries(given),
    ...(options.budget === undefined ? {} : { budget: budget(options.budget) }),
    window: { to: new Date(Date.now() + options.for * 1000).toISOString() },
    leaseSeconds: options.lease,
    joinable: options.join,
    shareCoverage: options.share,
  })
}

/** The server's words where a target is taken; undefined for any other error. */
export function overlapOf(error: unknown): { code: string; overlap: Overlap } | undefined {
  if (!(error instanceof CommandError) || error.problem?.code !== 'claim-overlaps') return undefined
  return error.problem as { code: string; overlap: Overlap }
}

/** Exit code of a target that is taken: an answer, not a fault. */
export const TAKEN = EXIT.failed

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 }
function duration(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text.trim()) ?? []
  if (amount === undefined) throw new InvalidArgumentError('write for instance 90m, 8h or 14d.')
  return Number(amount) * UNITS[unit]!
}
function seconds(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 10 || value > 86_400)
    throw new InvalidArgumentError('a whole number of seconds from 10 to 86400 is needed.')
  return value
}
function budget(text: string): { amount: number; unit: string } {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(hours|usd|tokens)$/.exec(text.trim().toLowerCase()) ?? []
  if (amount === undefined || unit === undefined)
    throw usage(
      `The budget "${text}" is not understood; write for instance "5 hours", "200 usd" or "3000000 tokens".`,
    )
  return { amount: Number(amount), unit }
}
