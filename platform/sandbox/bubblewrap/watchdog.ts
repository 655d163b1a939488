import { readdirSync, readFileSync } from 'node:fs'

const PAGE_BYTES = 4096

/** Resident memory of every process below `root`, in bytes, by host process id. Linux only. */
export function residentBelow(root: number): Map<number, number> {
  const found = new Map<number, number>()
  const pending = [root]
  for (let pid = pending.pop(); pid !== undefined && found.size < 4096; pid = pending.pop()) {
    for (const child of childrenOf(pid)) {
      if (found.has(child)) continue
      found.set(child, residentOf(child))
      pending.push(child)
    }
  }
  return found
}

/** Children of every thread: a fork from a worker thread hangs below that thread. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

function residentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES
  } catch {
    return 0
  }
}

/**
 * Looks every `everyMs` at the memory below a process and ends the largest one when the sum passes the limit.
 * A cgroup would be exact; this needs no rights and stops a bomb within some hundred milliseconds.
 * @returns `stop` and `tripped`, which tells whether it struck since it was last asked
 */
export function watchMemory(
  root: number,
  limitBytes: number,
  everyMs = 20,
): { stop(): void; tripped(): boolean } {
  let struck = false
  const timer = setInterval(() => {
    const resident = residentBelow(root)
    let total = 0
    let largest: [pid: number, bytes: number] | undefined
    for (const entry of resident) {
      total += entry[1]
      if (!largest || entry[1] > largest[1]) largest = entry
    }
    if (total <= limitBytes || !largest) return
    struck = true
    try {
      process.kill(largest[0], 'SIGKILL')
    } catch {}
  }, everyMs)
  timer.unref()
  return {
    stop: () => clearInterval(timer),
    tripped: () => {
      const was = struck
      struck = false
      return was
    },
  }
}
