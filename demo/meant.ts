import type { Recipe } from '../standards/judging/types.ts'
import { npmPurl } from '../standards/purl/purl.ts'
import type { FindingDocument } from '../standards/report/document.ts'
import { compareNpm } from '../standards/versions/npm.ts'
import type { Authored, Flaw } from './authored.ts'

/**
 * The recipe a report brings: its own, or its flaw's proof aimed at the version it claims.
 * @returns undefined when it attaches no proof
 */
export function meantRecipe(report: Authored, flaw: Flaw | undefined): Recipe | undefined {
  if (report.recipe !== undefined) return report.recipe
  if (report.proof === null || flaw === undefined) return undefined
  const variant = flaw.proofs[report.proof]
  if (variant === undefined) throw new Error(`${report.id}: ${flaw.id} has no proof ${report.proof}`)
  const program = (source: string) => ({
    language: 'javascript' as const,
    format: flaw.format ?? ('commonjs' as const),
    source,
  })
  const target = targetOf(report, flaw)
  const fixed = fixedOf(report, flaw, target.version)
  return {
    target,
    ...(fixed === undefined ? {} : { fixed }),
    proof: program(variant.source),
    ...(variant.benign === undefined ? {} : { benign: program(variant.benign) }),
    oracle: flaw.oracle,
    ...(report.weakness === undefined ? {} : { weakness: report.weakness }),
    ...(report.sink === undefined ? {} : { entryPoint: report.sink }),
  }
}

function targetOf(report: Authored, flaw: Flaw): Recipe['target'] {
  const version = report.version ?? flaw.vulnerable ?? flaw.target?.version
  if (version === undefined) throw new Error(`${report.id}: neither it nor ${flaw.id} names a version`)
  if (flaw.target === undefined) {
    if (flaw.package === undefined) throw new Error(`${flaw.id} names neither package nor target`)
    return { kind: 'npm', name: flaw.package, version }
  }
  const repaired = isRepaired(version, flaw.fixed) && flaw.fixedFiles !== undefined
  return { ...flaw.target, version, files: repaired ? (flaw.fixedFiles ?? {}) : flaw.target.files }
}

/**
 * The build said to be repaired. Somebody who claims that the newest release is vulnerable knows of no
 * repaired one, except where the oracle needs something to compare with.
 */
function fixedOf(report: Authored, flaw: Flaw, version: string): Recipe['fixed'] {
  const claimsFixedBuild = report.truth.kind === 'already-fixed' || isRepaired(version, flaw.fixed)
  if (report.fixedIn === undefined && claimsFixedBuild && flaw.oracle !== 'differential') return undefined
  const named = report.fixedIn ?? flaw.fixed
  return { version: named, ...(flaw.fixedFiles === undefined ? {} : { files: flaw.fixedFiles }) }
}

const isRepaired = (version: string, fixed: string): boolean => (compareNpm(version, fixed) ?? -1) >= 0

/** What the report says about the affected component; undefined when it names none. */
export function toldComponent(
  report: Authored,
  flaw: Flaw | undefined,
): NonNullable<FindingDocument['component']> | undefined {
  const { package: name, version, affected, fixedIn } = report
  const isSource = flaw?.target !== undefined || report.recipe?.target.kind === 'source'
  const purl = name === undefined || isSource ? undefined : npmPurl(name)
  const component = {
    ...(purl === undefined ? {} : { purl }),
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(affected === undefined ? {} : { affected }),
    ...(fixedIn === undefined ? {} : { fixedIn }),
  }
  return Object.keys(component).length === 0 ? undefined : component
}
