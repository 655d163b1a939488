import semver from 'semver'
import { system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { buildDigest } from '../../../standards/judging/digest.ts'
import type { Judgement, Oracle, Recipe } from '../../../standards/judging/types.ts'
import * as store from '../store.ts'
import { type Sealing, sealing, type ValidationDeps } from './deps.ts'
import type { Prepare } from './prepare.ts'

/** Known flaws of one package tried against one proof; the newest are left out beyond this. */
const MAX_FLAWS = 16

export interface Cross {
  /**
   * Replays the proofs of a package against each other's fixes. A proof that falls where another fell
   * and stands where the other's fix holds reports the same flaw; one that triggers none of the known
   * flaws does not. Fingerprints only propose what this settles. Asked again it does only what is new.
   * @returns the findings it looked at
   */
  replay(findingId: string): Promise<string[]>
}

/** A flaw shown to exist: a target that fell, the build in which its repair held, and what saw it fall. */
interface Flaw {
  id: string
  oracle: Oracle
  recipe: Recipe & { fixed: NonNullable<Recipe['fixed']> }
}

/** A finding's proof and what is known of it. */
interface Proof {
  findingId: string
  recipe: Recipe
  judgement: Judgement
  /** Flaw id → whether the proof triggers it; undefined while it is being tried. */
  tried: Map<string, boolean | undefined>
}

/** Name of a repair: the fixed version of a package, or the digest of fixed sources. */
function flawId(recipe: Recipe): string | undefined {
  if (!recipe.fixed) return undefined
  if (recipe.target.kind === 'npm') return `${recipe.oracle}|${recipe.fixed.version}`
  if (recipe.target.kind !== 'source' || !recipe.fixed.files) return undefined
  const { language, entry } = recipe.target
  return `${recipe.oracle}|${recipe.fixed.version}|${buildDigest({ language, entry, files: recipe.fixed.files })}`
}

/** Flaws of a package, each represented by the reproduction nearest below its repair. */
export function flawsOf(proofs: readonly { recipe: Recipe; judgement: Judgement }[]): Flaw[] {
  const flaws = new Map<string, Flaw>()
  for (const { recipe, judgement } of proofs) {
    const id = flawId(recipe)
    if (!id || !recipe.fixed || judgement.verdict !== 'reproduced' || judgement.fixHolds !== true) continue
    const known = flaws.get(id)
    const nearer = known && compareVersions(recipe.target.version, known.recipe.target.version) > 0
    if (!known || nearer)
      flaws.set(id, { id, oracle: recipe.oracle, recipe: { ...recipe, fixed: recipe.fixed } })
  }
  return [...flaws.values()].slice(0, MAX_FLAWS)
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [semver.coerce(a), semver.coerce(b)]
  return left && right ? semver.compare(left, right) : a < b ? -1 : a > b ? 1 : 0
}

/**
 * Which of the flaws a proof triggers is its own. Repairs pile up and stated ranges are wide: a proof that
 * falls before one repair and stands after it may also fall and stand around others. The flaw that was
 * narrowed down most counts: nearest below its repair, and within the finding's own range where it has one.
 * @param own id of the flaw the finding itself shows, if it named a repair that holds
 */
export function narrowest(
  recipe: Recipe,
  own: string | undefined,
  matches: readonly Flaw[],
): Flaw | undefined {
  const within =
    own === undefined
      ? matches
      : matches.filter(
          (flaw) =>
            flaw.id === own ||
            (compareVersions(flaw.recipe.target.version, recipe.target.version) >= 0 &&
              compareVersions(flaw.recipe.fixed.version, recipe.fixed?.version ?? '') <= 0),
        )
  return [...within].sort(
    (a, b) =>
      compareVersions(b.recipe.target.version, a.recipe.target.version) ||
      compareVersions(a.recipe.fixed.version, b.recipe.fixed.version) ||
      (a.id < b.id ? -1 : 1),
  )[0]
}

/** The recipe that tries one finding's proof against another's flaw. */
const crossRecipe = (proof: Recipe, flaw: Flaw): Recipe => ({
  ...flaw.recipe,
  proof: proof.proof,
  ...(proof.benign ? { benign: proof.benign } : {}),
  repeats: 1,
})

export function createCross({ db, blobs, jobs, keyring, findings }: ValidationDeps, prepare: Prepare): Cross {
  const sealed = sealing(blobs)

  return {
    async replay(findingId) {
      const { peers, shown } = await db.as(system, async (tx) => {
        // Two judged proofs of one package must not both start the same replays.
        await store.lockCross(tx)
        const peers = await findings.samePackage(tx, findingId)
        const proofs = await gather(tx, sealed, peers.length > 0 ? peers : [findingId])
        const flaws = flawsOf(proofs)
        const settled: { findingId: string; behaviour: Parameters<typeof findings.recordBehaviour>[1] }[] = []
        for (const proof of proofs) {
          const seen = new Set<Oracle>([...proof.judgement.alsoObserved])
          if (proof.judgement.verdict !== 'cannot run') seen.add(proof.recipe.oracle)
          const wanted = flaws.filter((flaw) => seen.has(flaw.oracle))
          const own = proof.judgement.fixHolds === true ? flawId(proof.recipe) : undefined
          if (own && proof.judgement.verdict === 'reproduced') proof.tried.set(own, true)
          for (const flaw of wanted.filter((flaw) => !proof.tried.has(flaw.id))) {
            proof.tried.set(flaw.id, undefined)
            await prepare.create(tx, {
              purpose: 'cross',
              findingId: proof.findingId,
              organisationId: null,
              tokenHash: null,
              recipe: crossRecipe(proof.recipe, flaw),
              fixKey: keyring.blind('flaw', flaw.id),
              priority: -5,
            })
          }
          if (wanted.some((flaw) => proof.tried.get(flaw.id) === undefined)) continue
          const shownBy = narrowest(
            proof.recipe,
            own,
            wanted.filter((flaw) => proof.tried.get(flaw.id) === true),
          )
          if (shownBy)
            settled.push({
              findingId: proof.findingId,
              behaviour: { oracle: shownBy.oracle, fix: shownBy.recipe.fixed.version },
            })
          else if (flaws.length > 0 && proof.judgement.verdict !== 'cannot run')
            settled.push({ findingId: proof.findingId, behaviour: 'refuted' })
        }
        return { peers, shown: settled }
      })
      let news = false
      for (const { findingId: id, behaviour } of shown)
        news = (await findings.recordBehaviour(id, behaviour)) || news
      if (news) await db.as(system, (tx) => jobs.enqueue(tx, 'findings.regroup', [{ data: { findingId } }]))
      return peers
    },
  }
}

/** The judged proofs of findings, each with what earlier replays showed. */
async function gather(tx: Tx, sealed: Sealing, findingIds: string[]): Promise<Proof[]> {
  const proofs = new Map<string, Proof>()
  const rows = await store.reproductionsOf(tx, findingIds)
  for (const row of rows.filter((row) => row.purpose === 'finding' && row.result_address)) {
    const { judgement } = await sealed.get<{ judgement: Judgement }>(tx, row.id, row.result_address!)
    const recipe = await sealed.get<Recipe>(tx, row.id, row.recipe_address)
    proofs.set(row.finding_id!, { findingId: row.finding_id!, recipe, judgement, tried: new Map() })
  }
  for (const row of rows.filter((row) => row.purpose === 'cross')) {
    const id = flawId(await sealed.get<Recipe>(tx, row.id, row.recipe_address))
    const proof = proofs.get(row.finding_id!)
    if (!id || !proof) continue
    if (!row.result_address) {
      proof.tried.set(id, undefined)
      continue
    }
    const { judgement } = await sealed.get<{ judgement: Judgement }>(tx, row.id, row.result_address)
    proof.tried.set(id, judgement.verdict === 'reproduced' && judgement.fixHolds === true)
  }
  return [...proofs.values()]
}
