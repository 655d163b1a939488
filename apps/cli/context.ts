import type { Command } from 'commander'
import { type Client, createClient } from './client.ts'
import { createOutput, type Output } from './output.ts'

/** What a command is given beside its own arguments and options. */
export interface Context {
  output: Output
  /** Made on first use: offline commands need no server. */
  client(): Client
}

/** Options that stand before or after any command. */
export interface GlobalOptions {
  json?: boolean
  server: string
}

export function contextOf(command: Command): Context {
  const { json = false, server } = command.optsWithGlobals<GlobalOptions>()
  let client: Client | undefined
  return {
    output: createOutput(json),
    client() {
      client ??= createClient(server)
      return client
    },
  }
}
