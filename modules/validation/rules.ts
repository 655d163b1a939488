import semver from 'semver'
import { buildDigest } from '../../standards/judging/digest.ts'
import type { Judgement, Oracle, Recipe } from '../../standards/judging/types.ts'

/** A recipe that names a repair. */
export type Repaired = Recipe & { fixed: NonNullable<Recipe['fixed']> }

/** What a proof did where another flaw's target fell and its repair holds. */
export type Trial = 'triggers' | 'does not trigger' | 'cannot tell' | 'under way'

/** A finding's proof and what is known of it. */
export interface Proof {
  findingId: string
  recipe: Recipe
  judgement: Judgement
  /** Place (see {@link placeOf}) → what the proof did there. */
  tried: Map<string, Trial>
  /** Recipes of this proof on its own target in which a repair was shown to hold. */
  held: Repaired[]
}

/** A flaw shown to exist: a target that fell under a finding's proof, and the build in which its repair held. */
export interface Flaw {
  /** Names the repair: proofs that the same repair stops report one flaw. */
  id: string
  oracle: Oracle
  recipe: Repaired
  findingId: string
}

/** Known flaws of one package tried against one proof; the rest are left out beyond this. */
const MAX_FLAWS = 16
/** Repairs that only words name, tried for a proof that names none. */
const MAX_NAMED = 4

/** Name of a repair: the fixed version of a package, or the digest of fixed sources. */
export function repairOf(recipe: Recipe): string | undefined {
  if (!recipe.fixed) return undefined
  if (recipe.target.kind === 'npm') return `${recipe.oracle}|${recipe.fixed.version}`
  if (recipe.target.kind !== 'source' || !recipe.fixed.files) return undefined
  const { language, entry } = recipe.target
  return `${recipe.oracle}|${recipe.fixed.version}|${buildDigest({ language, entry, files: recipe.fixed.files })}`
}

/** Name of a place where a proof can be tried: a repair and the target it is held against. */
export const placeOf = (recipe: Recipe): string => `${repairOf(recipe)}|${recipe.target.version}`

/** Flaws of a package, each represented by the reproduction nearest below its repair. */
export function flawsOf(proofs: readonly Pick<Proof, 'findingId' | 'held'>[]): Flaw[] {
  const flaws = new Map<string, Flaw>()
  for (const { findingId, held } of proofs) {
    for (const recipe of held) {
      const id = repairOf(recipe)
      if (!id) continue
      const known = flaws.get(id)
      if (!known || compareVersions(recipe.target.version, known.recipe.target.version) > 0)
        flaws.set(id, { id, oracle: recipe.oracle, recipe, findingId })
    }
  }
  return [...flaws.values()].slice(0, MAX_FLAWS)
}

/** The repair a finding names itself, where it was shown to hold. */
export const ownRepair = ({ recipe, judgement }: Pick<Proof, 'recipe' | 'judgement'>): string | undefined =>
  judgement.fixHolds === true ? repairOf(recipe) : undefined

/** The recipe that tries a proof where another flaw is. */
export const there = (proof: Recipe, flaw: Flaw): Repaired => ({
  ...flaw.recipe,
  proof: proof.proof,
  ...(proof.benign ? { benign: proof.benign } : {}),
  repeats: 1,
})

/** The recipe that tries another flaw's repair where the proof fell. Undefined where that makes no sense. */
export function here(proof: Recipe, flaw: Flaw): Repaired | undefined {
  if (proof.target.kind !== 'npm' || flaw.recipe.target.kind !== 'npm') return undefined
  if (compareVersions(proof.target.version, flaw.recipe.fixed.version) >= 0) return undefined
  const { weakness: _claimed, ...own } = proof
  const { weakness } = flaw.recipe
  return {
    ...own,
    ...(weakness ? { weakness } : {}),
    oracle: flaw.oracle,
    fixed: flaw.recipe.fixed,
    repeats: 1,
  }
}

/**
 * What a proof does about a flaw: as tried on the flaw's own target, or, where it cannot run there (an
 * older release may lack the function it calls), with the flaw's repair on the proof's own.
 * @returns the recipe to try next, where nothing is known yet
 */
export function trialOf(proof: Proof, flaw: Flaw): Trial | { next: Repaired } {
  if (ownRepair(proof) === flaw.id && proof.judgement.verdict === 'reproduced') return 'triggers'
  if (excludedByVersions(proof, flaw)) return 'does not trigger'
  const first = there(proof.recipe, flaw)
  const known = proof.tried.get(placeOf(first))
  if (known === undefined) return { next: first }
  if (known !== 'cannot tell') return known
  const second = here(proof.recipe, flaw)
  if (!second || placeOf(second) === placeOf(first)) return known
  return proof.tried.get(placeOf(second)) ?? { next: second }
}

/**
 * Releases of one line build on each other: a proof that fell in or after the release that repairs the flaw
 * shows another one, and so does one whose own repair is already in the release the flaw was shown in.
 */
function excludedByVersions({ recipe, judgement }: Proof, flaw: Flaw): boolean {
  if (judgement.verdict !== 'reproduced' || recipe.target.kind !== 'npm') return false
  const sameLine = (a: string, b: string) => lineOf(a) !== undefined && lineOf(a) === lineOf(b)
  const { version } = recipe.target
  const repaired = flaw.recipe.fixed.version
  if (sameLine(version, repaired) && compareVersions(version, repaired) >= 0) return true
  if (judgement.fixHolds !== true || !recipe.fixed) return false
  const shownIn = flaw.recipe.target.version
  return sameLine(recipe.fixed.version, shownIn) && compareVersions(shownIn, recipe.fixed.version) >= 0
}

/** What semantic versioning promises to build on each other: `4` of 4.17.21, `0.11` of 0.11.6. */
function lineOf(version: string): string | undefined {
  const parsed = semver.parse(version)
  return parsed ? (parsed.major === 0 ? `0.${parsed.minor}` : String(parsed.major)) : undefined
}

/**
 * A repair to try for a proof that fell, names no repair that holds and triggers no known flaw: the
 * oldest one after its own version that some report of the package names in words. Words propose, replay
 * settles.
 */
export function namedRepair(proof: Proof, named: readonly string[]): Repaired | undefined {
  const { recipe, judgement } = proof
  if (judgement.verdict !== 'reproduced' || recipe.target.kind !== 'npm') return undefined
  const later = [...new Set(named)]
    .filter((version) => semver.valid(version) && compareVersions(version, recipe.target.version) > 0)
    .sort(compareVersions)
    .slice(0, MAX_NAMED)
  for (const version of later) {
    const next: Repaired = { ...recipe, fixed: { version }, repeats: 1 }
    const known = proof.tried.get(placeOf(next))
    if (known === undefined) return next
    if (known === 'under way') return undefined
  }
  return undefined
}

/**
 * Flaw id → the flaw that stands for it. Two repairs are of one flaw when each one's proof falls where
 * the other's fell and is stopped by the other's repair: backports, or a late release named as the fix.
 * The newest repair stands for all.
 */
export function sameFlaws(flaws: readonly Flaw[], proofs: readonly Proof[]): Map<string, Flaw> {
  const proofOf = new Map(proofs.map((proof) => [proof.findingId, proof]))
  const triggers = (a: Flaw, b: Flaw) => {
    const proof = proofOf.get(a.findingId)
    return proof !== undefined && trialOf(proof, b) === 'triggers'
  }
  const standsFor = new Map<string, Flaw>()
  const newestFirst = [...flaws].sort(
    (a, b) => compareVersions(b.recipe.fixed.version, a.recipe.fixed.version) || (a.id < b.id ? -1 : 1),
  )
  for (const flaw of newestFirst) {
    const twin = newestFirst.find(
      (other) =>
        other !== flaw &&
        standsFor.has(other.id) &&
        other.oracle === flaw.oracle &&
        triggers(flaw, other) &&
        triggers(other, flaw),
    )
    standsFor.set(flaw.id, twin ? standsFor.get(twin.id)! : flaw)
  }
  return standsFor
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

function compareVersions(a: string, b: string): number {
  const [left, right] = [semver.coerce(a), semver.coerce(b)]
  return left && right ? semver.compare(left, right) : a < b ? -1 : a > b ? 1 : 0
}
