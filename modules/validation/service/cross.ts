import { system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Judgement, Oracle, Recipe } from '../../../standards/judging/types.ts'
import {
  type Flaw,
  flawsOf,
  namedRepair,
  narrowest,
  ownRepair,
  type Proof,
  placeOf,
  type Repaired,
  sameFlaws,
  type Trial,
  trialOf,
} from '../rules.ts'
import * as store from '../store.ts'
import { type Sealing, sealing, type ValidationDeps } from './deps.ts'
import type { Prepare } from './prepare.ts'

export interface Cross {
  /**
   * Replays the proofs of a package against each other's fixes. A proof that falls where another fell
   * and stands where the other's fix holds reports the same flaw; one that triggers none of the known
   * flaws does not. Fingerprints only propose what this settles. Asked again it does only what is new.
   * @returns the findings it looked at
   */
  replay(findingId: string): Promise<string[]>
}

const UNDER_WAY = new Set<store.ReproductionRow['state']>(['queued', 'preparing', 'ready', 'running'])

export function createCross({ db, blobs, jobs, keyring, findings }: ValidationDeps, prepare: Prepare): Cross {
  const sealed = sealing(blobs)

  return {
    async replay(findingId) {
      const { peers, shown } = await db.as(system, async (tx) => {
        // Two judged proofs of one package must not both start the same replays.
        await store.lockCross(tx)
        const peers = await findings.samePackage(tx, findingId)
        const rows = await store.reproductionsOf(tx, peers.length > 0 ? peers : [findingId])
        // Each verdict may narrow a flaw down: tried before the last one is in, proofs would be tried again.
        if (rows.some((row) => row.purpose === 'finding' && UNDER_WAY.has(row.state)))
          return { peers, shown: [] }
        const proofs = await gather(tx, sealed, rows)
        const named = proofs.length > 0 ? await findings.namedFixes(tx, peers) : []
        const flaws = flawsOf(proofs)
        const start = async (proof: Proof, recipe: Repaired) => {
          proof.tried.set(placeOf(recipe), 'under way')
          await prepare.create(tx, {
            purpose: 'cross',
            findingId: proof.findingId,
            organisationId: null,
            tokenHash: null,
            recipe,
            fixKey: keyring.blind('flaw', placeOf(recipe)),
            priority: -5,
          })
        }
        for (const proof of proofs) {
          for (const flaw of flawsSeenBy(proof, flaws)) {
            const trial = trialOf(proof, flaw)
            if (typeof trial === 'object') await start(proof, trial.next)
          }
        }
        const standsFor = sameFlaws(flaws, proofs)
        const shown: Parameters<typeof findings.recordBehaviours>[0] = []
        for (const proof of proofs) {
          const seen = flawsSeenBy(proof, flaws).map((flaw) => ({ flaw, trial: trialOf(proof, flaw) }))
          if (seen.some(({ trial }) => trial === 'under way')) continue
          const matches = seen.flatMap(({ flaw, trial }) => (trial === 'triggers' ? [flaw] : []))
          const own = narrowest(proof.recipe, ownRepair(proof), matches)
          if (own) {
            shown.push({ findingId: proof.findingId, behaviour: behaviourOf(own, matches, standsFor) })
            continue
          }
          const repair = namedRepair(proof, named)
          if (repair) await start(proof, repair)
          else if (isRefuted(proof, flaws, seen))
            shown.push({ findingId: proof.findingId, behaviour: 'refuted' })
        }
        return { peers, shown }
      })
      const news = await findings.recordBehaviours(shown)
      if (news) await db.as(system, (tx) => jobs.enqueue(tx, 'findings.regroup', [{ data: { findingId } }]))
      return peers
    },
  }
}

/** Flaws that show themselves in a way this proof was seen to have an effect, or claims to have. */
function flawsSeenBy({ judgement, recipe }: Proof, flaws: readonly Flaw[]): Flaw[] {
  // What falls only sometimes says little in one run about where it falls.
  if (judgement.verdict === 'intermittent') return []
  const seen = new Set<Oracle>(judgement.alsoObserved)
  if (judgement.verdict !== 'cannot run') seen.add(recipe.oracle)
  return flaws.filter((flaw) => seen.has(flaw.oracle))
}

function behaviourOf(own: Flaw, matches: Flaw[], standsFor: Map<string, Flaw>) {
  const named = (flaw: Flaw) => ({ oracle: flaw.oracle, fix: flaw.recipe.fixed.version })
  const main = standsFor.get(own.id) ?? own
  const others = new Set(matches.map((flaw) => standsFor.get(flaw.id) ?? flaw))
  others.delete(main)
  return { ...named(main), also: [...others].map(named) }
}

/** It triggers nothing that is known: a false report, or a flaw of its own. Where a proof that fell could not be tried, nobody knows. */
function isRefuted(
  { judgement: { verdict } }: Proof,
  flaws: readonly Flaw[],
  seen: readonly { trial: unknown }[],
) {
  if (flaws.length === 0 || verdict === 'cannot run' || verdict === 'intermittent') return false
  return verdict !== 'reproduced' || seen.every(({ trial }) => trial !== 'cannot tell')
}

/** The judged proofs of findings, each with what earlier replays showed. */
async function gather(tx: Tx, sealed: Sealing, rows: readonly store.ReproductionRow[]): Promise<Proof[]> {
  const proofs = new Map<string, Proof>()
  const held = (recipe: Recipe, judgement: Judgement): Repaired[] =>
    recipe.fixed && judgement.verdict === 'reproduced' && judgement.fixHolds === true
      ? [{ ...recipe, fixed: recipe.fixed }]
      : []
  const read = await sealed.getAll(
    tx,
    rows.flatMap((row) => [row.recipe_address, ...(row.result_address ? [row.result_address] : [])]),
  )
  const judgementOf = (row: store.ReproductionRow) =>
    row.result_address ? read<{ judgement: Judgement }>(row.result_address)?.judgement : undefined
  for (const row of rows.filter((row) => row.purpose === 'finding')) {
    const [recipe, judgement] = [read<Recipe>(row.recipe_address), judgementOf(row)]
    if (!recipe || !judgement) continue
    proofs.set(row.finding_id!, {
      findingId: row.finding_id!,
      recipe,
      judgement,
      tried: new Map(),
      held: held(recipe, judgement),
    })
  }
  for (const row of rows.filter((row) => row.purpose === 'cross')) {
    const [proof, recipe] = [proofs.get(row.finding_id!), read<Recipe>(row.recipe_address)]
    if (!proof || !recipe) continue
    const judgement = judgementOf(row)
    proof.tried.set(placeOf(recipe), judgement ? trialIn(judgement) : 'under way')
    if (judgement && recipe.target.kind === 'npm' && recipe.target.version === proof.recipe.target.version)
      proof.held.push(...held(recipe, judgement))
  }
  return [...proofs.values()]
}

function trialIn({ verdict, fixHolds }: Judgement): Trial {
  if (verdict === 'cannot run') return 'cannot tell'
  return verdict === 'reproduced' && fixHolds === true ? 'triggers' : 'does not trigger'
}
