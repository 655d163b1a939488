import { asList, asObject, asText, itemAt, type Loose, member } from '../report/loose.ts'

/** One run of a SARIF log with what its results refer to, looked up once. */
export interface SarifRun {
  index: number
  run: Loose
  driver: Loose
  /** Tool name and version, as shown. */
  tool: string | undefined
  components: ReadonlyArray<{ component: Loose; rules: ReadonlyMap<string, Loose> }>
}

/** A rule with the tool component that defines it (for its global message strings). */
export interface ResolvedRule {
  rule: Loose
  component: Loose
}

export function openRun(run: Loose, index: number): SarifRun {
  const tool = member(run, 'tool')
  const driver: Loose = asObject(member(tool, 'driver')) ?? {}
  const extensions = asList(member(tool, 'extensions')).map((entry): Loose => asObject(entry) ?? {})
  const version = asText(driver.semanticVersion) ?? asText(driver.version)
  const name = asText(driver.name)
  return {
    index,
    run,
    driver,
    tool: name === undefined ? undefined : [name, version].filter(Boolean).join(' '),
    components: [driver, ...extensions].map((component) => ({ component, rules: rulesById(component) })),
  }
}

/**
 * The rule of a result (SARIF §3.27.5–7): `rule` may name a tool component and an index into its rules,
 * `ruleIndex` points into the driver's, `ruleId` names it.
 */
export function resolveRule(context: SarifRun, result: Loose): ResolvedRule | undefined {
  const reference = asObject(result.rule)
  const extension = itemAt(member(context.run.tool, 'extensions'), member(reference?.toolComponent, 'index'))
  const component = asObject(extension) ?? context.driver
  const byIndex = asObject(itemAt(component.rules, reference?.index ?? result.ruleIndex))
  if (byIndex !== undefined) return { rule: byIndex, component }
  const id = ruleId(result)
  if (id === undefined) return undefined
  for (const { component: owner, rules } of context.components) {
    const rule = byHierarchicalId(rules, id)
    if (rule !== undefined) return { rule, component: owner }
  }
  return undefined
}

export function ruleId(result: Loose): string | undefined {
  return asText(result.ruleId) ?? asText(member(result.rule, 'id'))
}

/** §3.27.5: `CA2101/1` is a kind of result of rule `CA2101`. Identifiers with more parts than this are noise. */
const DEEPEST_ID = 8

function byHierarchicalId(rules: ReadonlyMap<string, Loose>, id: string): Loose | undefined {
  let candidate = id
  for (let level = 0; level < DEEPEST_ID; level += 1) {
    const rule = rules.get(candidate)
    if (rule !== undefined) return rule
    const slash = candidate.lastIndexOf('/')
    if (slash < 0) return undefined
    candidate = candidate.slice(0, slash)
  }
  return undefined
}

function rulesById(component: Loose): ReadonlyMap<string, Loose> {
  const rules = new Map<string, Loose>()
  for (const entry of asList(component.rules)) {
    const rule = asObject(entry)
    const id = asText(rule?.id)
    if (rule !== undefined && id !== undefined && !rules.has(id)) rules.set(id, rule)
  }
  return rules
}
