import { severityOfScore } from '../cvss-text/vector.ts'
import type { Severity } from '../report/document.ts'
import { asList, asNumber, asText, itemAt, type Loose, member } from '../report/loose.ts'
import { severityWord } from '../report/severity-word.ts'
import type { ResolvedRule, SarifRun } from './run.ts'

/**
 * Severity of a result: a `security-severity` score or word (the convention of GitHub and its tools), a
 * severity word among the result's or rule's properties, else the level.
 */
export function sarifSeverity(
  context: SarifRun,
  result: Loose,
  resolved: ResolvedRule | undefined,
): Severity {
  for (const properties of [result.properties, resolved?.rule.properties]) {
    for (const key of [
      'security-severity',
      'securitySeverity',
      'severity',
      'issue_severity',
      'securityRisk',
    ]) {
      const stated = statedSeverity(member(properties, key))
      if (stated !== undefined) return stated
    }
  }
  switch (sarifLevel(context, result, resolved)) {
    case 'error':
      return 'high'
    case 'warning':
      return 'medium'
    case 'note':
      return 'low'
    case 'none':
      return 'none'
    default:
      return 'unknown'
  }
}

/**
 * Level of a result (§3.27.10): its own; `none` when its kind is not `fail`; the invocation's override;
 * the rule's default; `warning`.
 */
export function sarifLevel(context: SarifRun, result: Loose, resolved: ResolvedRule | undefined): string {
  const own = asText(result.level)
  if (own !== undefined) return own
  const kind = asText(result.kind)
  if (kind !== undefined && kind !== 'fail') return 'none'
  return (
    overriddenLevel(context, result, resolved) ??
    asText(member(resolved?.rule.defaultConfiguration, 'level')) ??
    'warning'
  )
}

/** §3.20.5 ruleConfigurationOverrides of the invocation the result came from (the first one by default). */
function overriddenLevel(
  context: SarifRun,
  result: Loose,
  resolved: ResolvedRule | undefined,
): string | undefined {
  const invocation = itemAt(context.run.invocations, member(result.provenance, 'invocationIndex') ?? 0)
  const overrides = asList(member(invocation, 'ruleConfigurationOverrides'))
  for (const override of overrides.slice(0, MOST_OVERRIDES)) {
    const reference = member(override, 'descriptor')
    const same =
      (resolved !== undefined && member(reference, 'id') === resolved.rule.id) ||
      (asNumber(result.ruleIndex) !== undefined && member(reference, 'index') === result.ruleIndex)
    const level = asText(member(member(override, 'configuration'), 'level'))
    if (same && level !== undefined) return level
  }
  return undefined
}

/** Looked through for every result: without a bound, many results times many overrides. */
const MOST_OVERRIDES = 1000

function statedSeverity(value: unknown): Severity | undefined {
  const score =
    asNumber(value) ?? (/^\d{1,2}(?:\.\d{1,3})?$/.test(asText(value) ?? '') ? Number(value) : undefined)
  if (score !== undefined && score <= 10) return severityOfScore(score)
  return severityWord(asText(value))
}
