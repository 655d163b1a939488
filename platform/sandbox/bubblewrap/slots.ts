import { SandboxError } from '../types.ts'
import { isRoot } from './machine.ts'

/** The account a box's processes run as; undefined: the one who started us, who is not root. */
export interface Slot {
  uid: number
  gid: number
}

const PER_DRIVER = 64
/** Above every account a distribution hands out, below the ranges of subordinate ids. */
const FIRST_UID = 61_184
const RANGES = 60

/**
 * Accounts nobody has, one for each box alive, so that limits counted by account are each box's own.
 * Never real uid 0: it could open the kernel's settings for writing, and process limits would not apply.
 */
export function slots(pid: number): { take(): Slot | undefined; giveBack(slot: Slot | undefined): void } {
  const first = FIRST_UID + (pid % RANGES) * PER_DRIVER
  const used = new Set<number>()
  return {
    take() {
      if (!isRoot()) return undefined
      for (let uid = first; uid < first + PER_DRIVER; uid++) {
        if (used.has(uid)) continue
        used.add(uid)
        return { uid, gid: uid }
      }
      throw new SandboxError(`more than ${PER_DRIVER} sandboxes at once`)
    },
    giveBack(slot) {
      if (slot) used.delete(slot.uid)
    },
  }
}
