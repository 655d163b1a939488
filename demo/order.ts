import type { Authored, Flaw } from './authored.ts'

/** Reports that come first: small proofs whose verdicts show within half a minute. */
const QUICK = 40
const SEED = 0x70c51

/** Xorshift32 (Marsaglia 2003): the order must be the same on every machine and every run. */
function random(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]
  }
  return mixed
}

/**
 * The order of arrival: quick ones first, among them those about targets that need no network, then all
 * others mixed, so that duplicates, slop and forms arrive as they would.
 */
export function arrivalOrder(reports: readonly Authored[], flaws: ReadonlyMap<string, Flaw>): Authored[] {
  const next = random(SEED)
  const byId = [...reports].sort((a, b) => (a.id < b.id ? -1 : 1))
  const mixed = shuffled(byId, next)
  const rank = (report: Authored) => haste(report, flaws)
  const quick = mixed
    .filter((report) => rank(report) < 2)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, QUICK)
  const early = new Set(quick.map((report) => report.id))
  return [...quick, ...mixed.filter((report) => !early.has(report.id))]
}

/** 0: runs at once; 1: after fetching a small package; 2: takes CPU time, or has nothing to run. */
function haste(report: Authored, flaws: ReadonlyMap<string, Flaw>): 0 | 1 | 2 {
  const flaw = report.flaw === null ? undefined : flaws.get(report.flaw)
  const oracle = report.recipe?.oracle ?? (report.proof === null ? undefined : flaw?.oracle)
  if (oracle === undefined || oracle === 'cpu-time') return 2
  const isSource = (report.recipe?.target.kind ?? flaw?.target?.kind) === 'source'
  if (isSource) return 0
  return report.truth.expect === 'reproduced' ? 1 : 2
}
