import type { Client } from './client.ts'
import { CommandError } from './exit.ts'
import type { LeaseView } from './types.ts'

/** The server's answers after which nothing is held any more. */
const GONE = new Set(['claim-lease-ended', 'claim-ended', 'claim-not-found'])

/** Longest pause between two attempts after one failed, milliseconds. */
const RETRY_MS = 5000

/**
 * Renews a lease until told to stop, three times as often as it needs. `onLost` is called once, at the
 * latest when the lease ends by this process's own count from before the last renewal was asked for: what
 * is not known to be held must not be searched.
 */
export async function keepLease(
  client: Client,
  id: string,
  onLost: (why: string) => void,
): Promise<{ stop(): void }> {
  let next: NodeJS.Timeout | undefined
  let end: NodeJS.Timeout | undefined
  let stopped = false
  const stop = () => {
    stopped = true
    clearTimeout(next)
    clearTimeout(end)
  }
  const lose = (why: string) => {
    if (stopped) return
    stop()
    onLost(why)
  }
  async function renew(): Promise<void> {
    const asked = performance.now()
    const lease = await client.send<LeaseView>('POST', `/v1/scan-claims/${id}/heartbeat`)
    if (stopped) return
    const left = lease.forSeconds * 1000 - (performance.now() - asked)
    clearTimeout(end)
    end = setTimeout(() => lose(`the lease ended at ${lease.leaseUntil}`), left)
    next = setTimeout(beat, left / 3)
  }
  const isGone = (error: unknown): error is CommandError =>
    error instanceof CommandError && error.problem?.code !== undefined && GONE.has(error.problem.code)
  function beat(): void {
    renew().catch((error: unknown) => {
      if (isGone(error)) lose(error.message)
      else if (!stopped) next = setTimeout(beat, RETRY_MS)
    })
  }
  await renew().catch((error: unknown) => {
    // Ended by somebody before the first heartbeat: lost like any other.
    if (!isGone(error)) throw error
    lose(error.message)
  })
  return { stop }
}
