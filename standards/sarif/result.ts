import { findIdentifiers } from '../cve/identifiers.ts'
import type { FindingDocument } from '../report/document.ts'
import { asList, asText, type Loose, member } from '../report/loose.ts'
import { clip, firstSentence, oneLine } from '../report/text.ts'
import { readBag } from './bag.ts'
import { sarifComponent } from './component.ts'
import { logicalNames, sarifLocation } from './location.ts'
import { messageText, multiformatText } from './message.ts'
import { type ResolvedRule, resolveRule, ruleId, type SarifRun } from './run.ts'
import { sarifSeverity } from './severity.ts'
import { sarifWeaknesses } from './weaknesses.ts'

/** One result as a finding document. Always gives one: a result may know very little. */
export function readResult(
  context: SarifRun,
  result: Loose,
  index: number,
): { document: FindingDocument; warnings: string[] } {
  const warnings: string[] = []
  const resolved = resolveRule(context, result)
  const message = messageText(result.message, resolved)
  if (message === undefined) warnings.push('The result has no message; its rule gives the title.')
  noteStates(result, warnings)

  const bag = { ...readBag(context.run, warnings), ...readBag(result, warnings) }
  const component = bag.component ?? sarifComponent(context, result, resolved, message)
  const identifiers = bag.identifiers ?? sarifIdentifiers(result, resolved, message)
  const weaknesses = bag.weaknesses ?? sarifWeaknesses(context, result, resolved)
  const sink = bag.sink ?? logicalNames(context, result)[0]
  const location = sarifLocation(context, result)
  const references = sarifReferences(result, resolved)
  const description = sarifDescription(message, resolved)
  const document: FindingDocument = {
    ...bag,
    title: sarifTitle(message, resolved, result),
    ...(description === '' ? {} : { description }),
    ...(component === undefined ? {} : { component }),
    ...(identifiers.length > 0 ? { identifiers } : {}),
    ...(weaknesses.length > 0 ? { weaknesses } : {}),
    ...(sink === undefined ? {} : { sink: clip(oneLine(sink), 256) }),
    ...(location === undefined ? {} : { location }),
    severity: sarifSeverity(context, result, resolved),
    ...(references.length > 0 ? { references } : {}),
    ...(context.tool === undefined ? {} : { tool: clip(oneLine(context.tool), 256) }),
    original: {
      form: 'sarif',
      run: context.index,
      index,
      result,
      ...(resolved === undefined ? {} : { rule: ruleWithoutProse(resolved.rule) }),
    },
  }
  return { document, warnings }
}

function noteStates(result: Loose, warnings: string[]): void {
  const kind = asText(result.kind)
  if (kind !== undefined && kind !== 'fail')
    warnings.push(`The tool reports kind "${clip(kind, 40)}", no failure.`)
  // §3.27.23: a suppression without a status counts as accepted.
  const accepted = asList(result.suppressions).some(
    (entry) => (asText(member(entry, 'status')) ?? 'accepted') === 'accepted',
  )
  if (accepted) warnings.push('The result is suppressed at its source; it was kept.')
  if (result.baselineState === 'absent') {
    warnings.push('The tool no longer finds this result (baselineState absent); it was kept.')
  }
}

/**
 * §3.11.3: the first sentence of a message stands alone; a scanner's `Key: value` lines do not, and where
 * the rule is itself one known vulnerability its own words say more than "you use a vulnerable package".
 */
function sarifTitle(message: string | undefined, resolved: ResolvedRule | undefined, result: Loose): string {
  const rule = resolved?.rule
  const sentence = message === undefined ? '' : firstSentence(message)
  const short = multiformatText(rule?.shortDescription) ?? multiformatText(rule?.fullDescription)
  const isVulnerability = findIdentifiers(ruleId(result) ?? '').length > 0
  const isRecord = message !== undefined && /^[A-Z][\w ]{1,30}: .*\n[A-Z][\w ]{1,30}: /.test(message)
  if (sentence.length >= 12 && !((isRecord || isVulnerability) && short !== undefined)) return sentence
  const name = short ?? asText(rule?.name) ?? (sentence || ruleId(result))
  return firstSentence(name ?? 'A result without message and rule') || 'A result without message'
}

function sarifDescription(message: string | undefined, resolved: ResolvedRule | undefined): string {
  const rule = resolved?.rule
  const parts = [
    message,
    multiformatText(rule?.fullDescription),
    asText(member(rule?.help, 'markdown')) ?? multiformatText(rule?.help),
  ]
  const told = [...new Set(parts.filter((part) => part !== undefined))]
  return clip(told.join('\n\n'), 200_000)
}

function sarifIdentifiers(
  result: Loose,
  resolved: ResolvedRule | undefined,
  message: string | undefined,
): string[] {
  const rule = resolved?.rule
  const tags = asList(member(rule?.properties, 'tags')).filter((tag) => typeof tag === 'string')
  const words = [
    ruleId(result),
    asText(rule?.name),
    ...tags.slice(0, 256),
    multiformatText(rule?.shortDescription),
  ]
  return findIdentifiers([...words, message?.slice(0, 10_000)].join('\n'))
}

function sarifReferences(result: Loose, resolved: ResolvedRule | undefined): string[] {
  const uris = [resolved?.rule.helpUri, result.hostedViewerUri, ...asList(result.workItemUris).slice(0, 32)]
  const usable = uris.flatMap((uri) =>
    typeof uri === 'string' && /^https?:\/\/.{1,2000}$/.test(uri) ? uri : [],
  )
  return [...new Set(usable)].slice(0, 64)
}

/** The rule's texts stand in the description already; repeated in thousands of results they would only weigh. */
function ruleWithoutProse(rule: Loose): Record<string, unknown> {
  const { help: _help, fullDescription: _full, messageStrings: _strings, ...rest } = rule
  return rest
}
