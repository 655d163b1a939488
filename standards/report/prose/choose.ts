import type { Mention } from './packages.ts'

/** Packages that proofs load to speak to the target; on their own they say nothing about it. */
const HELPERS = new Set(
  'axios got node-fetch undici request superagent supertest ws express koa fastify chai mocha jest tap tape benchmark'.split(
    ' ',
  ),
)

/**
 * The name with the most weight, the title's counting more; names are compared without case. What the proof
 * loads goes before everything else: a target it never loads could not fall.
 */
export function choose(mentions: readonly Mention[], title: string): Mention | undefined {
  const words = title.toLowerCase()
  const totals = new Map<string, { first: Mention; total: number }>()
  for (const mention of mentions) {
    const key = mention.name.toLowerCase()
    const entry = totals.get(key) ?? { first: mention, total: words.includes(key) ? 6 : 0 }
    const first = spelling(mention) > spelling(entry.first) ? mention : entry.first
    totals.set(key, { first, total: entry.total + mention.weight })
  }
  const loaded = new Set(
    mentions
      .filter((mention) => mention.loaded && !HELPERS.has(mention.name))
      .map((mention) => mention.name.toLowerCase()),
  )
  let best: { first: Mention; total: number } | undefined
  for (const [key, entry] of totals) {
    if (loaded.size > 0 && !loaded.has(key)) continue
    if (best === undefined || entry.total > best.total) best = entry
  }
  if (best === undefined || best.first.loaded) return best?.first
  // npm has taken only lower-case names since 2017; prose starts sentences and brands with capitals.
  return { ...best.first, name: best.first.name.toLowerCase() }
}

/** Code spells a name as npm has it. */
function spelling(mention: Mention): number {
  return mention.loaded ? 100 : mention.weight
}
