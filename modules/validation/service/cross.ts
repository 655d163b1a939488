import semver from 'semver'
import { system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Recipe } from '../../../standards/judging/types.ts'
import * as store from '../store.ts'
import { sealing, type ValidationDeps } from './deps.ts'
import type { Prepare } from './prepare.ts'

/** Fixes tried against one proof; a package with more known fixes than this keeps the nearest ones. */
const MAX_FIXES = 12

export interface Cross {
  /**
   * Replays a reproduced proof against every fix known for its package. Two proofs that the same fix is
   * the first to stop are one flaw (cross-replay); fingerprints only propose it.
   */
  replay(findingId: string): Promise<void>
}

/** Fixes above the target's version, nearest first. */
export function fixesAbove(version: string, fixes: Iterable<string>): string[] {
  return [...new Set(fixes)]
    .filter((fix) => semver.valid(fix) && semver.valid(version) && semver.gt(fix, version))
    .sort(semver.compare)
    .slice(0, MAX_FIXES)
}

export function createCross({ db, blobs, jobs, keyring, findings }: ValidationDeps, prepare: Prepare): Cross {
  const sealed = sealing(blobs)

  interface Known {
    recipe: Recipe
    /** Version of a fix → whether the proof still falls there. */
    falls: Map<string, boolean>
    pending: boolean
  }

  /** What is known of the finding's proof, and the fixes named by anybody for the same package. */
  async function gather(tx: Tx, findingId: string): Promise<{ known: Known; fixes: string[] } | undefined> {
    const peers = await findings.samePackage(tx, findingId)
    const rows = await store.reproductionsOf(tx, peers)
    const own = rows.filter((row) => row.finding_id === findingId)
    const reproduced = own.find((row) => row.purpose === 'finding' && row.verdict === 'reproduced')
    if (!reproduced) return undefined
    const recipe = await sealed.get<Recipe>(tx, reproduced.id, reproduced.recipe_address)
    if (recipe.target.kind !== 'npm') return undefined
    const target = recipe.target
    const known: Known = { recipe, falls: new Map(), pending: false }
    for (const row of own.filter((candidate) => candidate.purpose === 'cross')) {
      const tried = await sealed.get<Recipe>(tx, row.id, row.recipe_address)
      if (row.state === 'judged') known.falls.set(tried.target.version, row.verdict === 'reproduced')
      else known.pending = true
    }
    if (recipe.fixed && reproduced.result_address) {
      const { judgement } = await sealed.get<{ judgement: { fixHolds?: boolean } }>(
        tx,
        reproduced.id,
        reproduced.result_address,
      )
      if (judgement.fixHolds !== undefined) known.falls.set(recipe.fixed.version, !judgement.fixHolds)
    }
    const fixes: string[] = []
    const documents = await findings.documents(tx, peers)
    const reproducedPeers = new Set(
      rows.filter((row) => row.verdict === 'reproduced').map((row) => row.finding_id),
    )
    for (const [id, document] of documents) {
      const fixed = document.recipe?.target.kind === 'npm' ? document.recipe.fixed?.version : undefined
      // Only a fix that came with a proof that fell counts: a made-up version must not split a group.
      if (fixed && reproducedPeers.has(id)) fixes.push(fixed)
    }
    return { known, fixes: fixesAbove(target.version, fixes) }
  }

  return {
    async replay(findingId) {
      const verdict = await db.as(system, async (tx) => {
        const state = await gather(tx, findingId)
        if (!state) return undefined
        const { known, fixes } = state
        const untried = fixes.filter((fix) => !known.falls.has(fix))
        if (untried.length > 0) {
          if (!known.pending) {
            for (const fix of untried) {
              const recipe: Recipe = {
                ...known.recipe,
                target: { ...known.recipe.target, version: fix } as Recipe['target'],
                repeats: 1,
              }
              // A differential needs its other side: the discoverer's own fix. Elsewhere the fix's fix is nobody's question.
              if (recipe.oracle !== 'differential') delete recipe.fixed
              await prepare.create(tx, {
                purpose: 'cross',
                findingId,
                organisationId: null,
                tokenHash: null,
                recipe,
                fixKey: keyring.blind('fix', fix),
                priority: -5,
              })
            }
          }
          return undefined
        }
        const first = fixes.find((fix) => known.falls.get(fix) === false)
        return first ? { oracle: known.recipe.oracle, fix: first } : undefined
      })
      if (!verdict) return
      const news = await findings.recordBehaviour(findingId, verdict.oracle, verdict.fix)
      if (news) await db.as(system, (tx) => jobs.enqueue(tx, 'findings.regroup', [{ data: { findingId } }]))
    },
  }
}
