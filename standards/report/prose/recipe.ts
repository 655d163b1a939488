import type { Oracle, Program, Recipe } from '../../judging/types.ts'
import { isNpmName } from '../../purl/purl.ts'
import { exactVersion } from '../../versions/npm.ts'
import type { FindingDocument } from '../document.ts'
import { adaptProof } from './adapt.ts'
import { aimAtPackage } from './aim.ts'
import { loadedPackages } from './code.ts'
import { namedOracle, oracleFor } from './oracle.ts'
import type { FoundProgram, FoundPrograms } from './programs.ts'

export interface RecipeSources {
  component: FindingDocument['component']
  programs: FoundPrograms
  weaknesses: readonly string[]
  sink: string | undefined
  /** Value of an `Oracle:` line. */
  oracleWords: string | undefined
}

export interface MadeRecipe {
  /** Only when nothing is missing. */
  recipe?: Recipe
  understood: string[]
  missing: string[]
}

/** A recipe from what a report tells, or what it lacks, each with how to mend it. */
export function makeRecipe(sources: RecipeSources): MadeRecipe {
  const { component, programs, weaknesses, sink, oracleWords } = sources
  const understood: string[] = []
  const missing: string[] = []
  const name = component?.name !== undefined && isNpmName(component.name) ? component.name : undefined
  const version = exactVersion(component?.version ?? '')
  const fixed = exactVersion(component?.fixedIn ?? '')
  const example = name === undefined ? `lodash@${version ?? '4.17.4'}` : `${name}@1.2.3`
  if (name === undefined) missing.push(`No package named: write e.g. "Package: ${example}".`)
  if (version === undefined) missing.push(`No vulnerable version named: write e.g. ${example}.`)

  const stated = oracleWords === undefined ? undefined : namedOracle(oracleWords)
  const oracle = stated ?? oracleFor(weaknesses, fixed !== undefined)
  if (oracle === undefined) {
    missing.push(
      'No way to see the target fall: name the weakness (e.g. CWE-1321), an "Oracle:" line, or a "Fixed:" version to compare with.',
    )
  } else {
    understood.push(`The ${oracle} oracle decides.`)
  }
  const { proof: found, benign: foundBenign } = programs
  const seen = { name: oracle, stated: stated !== undefined }
  if (found === undefined)
    missing.push(
      'No proof: add a ```js block under a heading "Proof" that loads the package and triggers the flaw.',
    )
  else understood.push(`Proof found ${found.where}.`)
  const proof = found === undefined ? undefined : prepare(found, name, seen, understood, missing)
  const benign = foundBenign === undefined ? undefined : prepare(foundBenign, name, seen, [], [])
  if (foundBenign !== undefined) understood.push(`Benign program found ${foundBenign.where}.`)
  if (oracle === 'cpu-time' && benign === undefined) {
    missing.push(
      'No benign program: the cpu-time oracle compares with a harmless input of the same length; add a ```js benign block.',
    )
  }
  if (oracle === 'differential' && fixed === undefined) {
    missing.push('No fixed version: the differential oracle compares with it; write e.g. "Fixed: 4.17.12".')
  }
  if (
    missing.length > 0 ||
    proof === undefined ||
    oracle === undefined ||
    name === undefined ||
    version === undefined
  ) {
    return { understood, missing }
  }
  const recipe: Recipe = {
    target: { kind: 'npm', name, version },
    ...(fixed === undefined ? {} : { fixed: { version: fixed } }),
    proof,
    ...(benign === undefined ? {} : { benign }),
    oracle,
    ...(weaknesses[0] === undefined ? {} : { weakness: weaknesses[0] }),
    ...(sink === undefined ? {} : { entryPoint: sink }),
  }
  return { recipe, understood, missing }
}

function prepare(
  { source, format }: FoundProgram,
  name: string | undefined,
  oracle: { name: Oracle | undefined; stated: boolean },
  understood: string[],
  missing: string[],
): Program {
  const aimed = name === undefined ? source : aimAtPackage(source, name)
  if (aimed !== source) understood.push(`The proof loads the published ${name} instead of a local path.`)
  if (name !== undefined && !loadedPackages(aimed).includes(name)) {
    missing.push(`The proof never loads ${name}: begin it with require('${name}').`)
  }
  const adapted = adaptProof(aimed, oracle.name)
  understood.push(...adapted.understood)
  // Who names the oracle knows what it looks at; to a guessed one a plain proof may be invisible.
  if (!oracle.stated) missing.push(...adapted.missing)
  return { language: 'javascript', format, source: adapted.source }
}
