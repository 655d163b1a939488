import type { Recipe } from '../../standards/judging/types.ts'
import { weaknessFits } from '../../standards/judging/weakness.ts'
import type { FindingDocument } from '../../standards/report/document.ts'
import { explainMarkdown } from '../../standards/report/markdown.ts'
import type { Authored, Flaw } from '../authored.ts'
import { type FactKey, layOut } from './facts.ts'

/**
 * A report in free words: its text, the programs, and of the facts its discoverer knows only those the
 * text does not already say. Facts are added until the report reads back as it was meant.
 */
export function markdownReport(report: Authored, flaw: Flaw | undefined, recipe: Recipe | undefined): string {
  const facts = new Map<FactKey, string>()
  const programs = recipe === undefined || report.inlineProof === true ? '' : programBlocks(recipe)
  const write = () => layOut(report, facts) + programs
  for (let round = 0; round < 4; round += 1) {
    const read = explainMarkdown(write()).document
    const before = facts.size
    for (const [key, value] of untold(report, flaw, recipe, read, round)) facts.set(key, value)
    if (facts.size === before) break
  }
  return write()
}

/** Facts the reading lacks. The oracle is named only when nothing else lets it be understood. */
function untold(
  report: Authored,
  flaw: Flaw | undefined,
  recipe: Recipe | undefined,
  read: FindingDocument,
  round: number,
): [FactKey, string][] {
  const facts: [FactKey, string][] = []
  const want = (key: FactKey, value: string | undefined, isTold: boolean) => {
    if (value !== undefined && !isTold) facts.push([key, value])
  }
  const { component } = read
  const told = `${report.title}\n${report.text}`
  const name = recipe?.target.name ?? report.package
  const version = recipe?.target.version ?? report.version
  const needsFixed = report.fixedIn !== undefined || recipe?.oracle === 'differential'
  const fixed = (needsFixed ? recipe?.fixed?.version : undefined) ?? report.fixedIn
  want('package', name, component?.name === name)
  want('version', version, component?.version === version)
  want('fixed', fixed, component?.fixedIn === fixed)
  // "Up to 1.3.5" may be read as repaired in 1.3.5: then only the true fix makes 1.3.5 the tested version.
  if (recipe !== undefined && round > 0) want('fixed', recipe.fixed?.version, component?.version === version)
  want('affected', report.affected, component?.affected !== undefined)
  const ids = (report.identifiers ?? []).filter((id) => !told.includes(id))
  want('identifiers', ids.length === 0 ? undefined : ids.join(', '), false)
  const claimed = report.weakness ?? recipe?.weakness
  want('weakness', claimed, read.weaknesses?.[0] === claimed)
  if (claimed === undefined && recipe !== undefined && !shows(read.weaknesses?.[0], recipe)) {
    want('weakness', flaw?.weakness, false)
  }
  want('sink', report.sink, told.includes(lastPart(report.sink)))
  want('severity', report.severity, read.severity === report.severity)
  want('location', locationText(report), told.includes(report.location?.path ?? ''))
  want('credit', report.credit, read.credit !== undefined)
  if (recipe !== undefined && round > 0) want('oracle', recipe.oracle, read.recipe?.oracle === recipe.oracle)
  return facts
}

/** A weakness guessed from words must not contradict what the proof shows. */
const shows = (weakness: string | undefined, recipe: Recipe): boolean =>
  weaknessFits(weakness, recipe.oracle) !== 'does not match'

const lastPart = (sink: string | undefined): string => sink?.split('.').at(-1) ?? ''

function locationText({ location }: Authored): string | undefined {
  if (location === undefined) return undefined
  return location.line === undefined ? location.path : `${location.path}:${location.line}`
}

function programBlocks(recipe: Recipe): string {
  const benign = recipe.benign === undefined ? '' : fenced('js benign', recipe.benign.source)
  return `\n${fenced('js proof', recipe.proof.source)}${benign === '' ? '' : `\n${benign}`}`
}

/** CommonMark §4.5: the closing fence is at least as long as the opening one. */
function fenced(info: string, source: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`{3,}/g)].map((match) => match[0].length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${info}\n${source.trim()}\n${fence}\n`
}
