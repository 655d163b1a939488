/** Waits between tries, seconds: one minute to one day. After the last of them a delivery is a dead letter. */
export const WAITS = [60, 300, 1800, 7200, 21_600, 43_200, 86_400] as const

/** How one try ended. */
export type Outcome =
  | { ok: true }
  | {
      ok: false
      /** Why, in plain words; kept sealed, since servers quote addresses. */
      words: string
      /** Trying again would change nothing. */
      final?: boolean
      /** The other side asks to be left alone that long. */
      retryAfterSeconds?: number
    }

/**
 * When a failed delivery is tried again.
 * @param attempts tries so far, the failed one included; from 1
 * @param spread from 0 to 1: waits are prolonged by up to a tenth, so that what failed together does not return together
 * @returns undefined: never, it is a dead letter
 */
export function nextTry(
  attempts: number,
  failure: { final?: boolean; retryAfterSeconds?: number },
  now: Date,
  spread: number,
): Date | undefined {
  const wait = WAITS[attempts - 1]
  if (failure.final || wait === undefined) return undefined
  const asked = Math.min(failure.retryAfterSeconds ?? 0, WAITS.at(-1)!)
  return new Date(now.getTime() + Math.max(wait * (1 + spread / 10), asked) * 1000)
}
