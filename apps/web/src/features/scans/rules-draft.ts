import type { ProjectRules } from '../../api/types.ts'

type Intake = NonNullable<ProjectRules['preferredIntake']>
type SeverityRule = NonNullable<ProjectRules['severityRules']>[number]

/** A project's rules as a form holds them: every member is there, empty where nothing is said. */
export interface RulesDraft {
  optOut: boolean
  optOutWords: string
  intake: Intake['kind'] | ''
  intakeAddress: string
  intakeWords: string
  threatModel: string
  severities: SeverityRule[]
  /** Dossiers a week; empty for any number. */
  perWeek: string
  paceWords: string
  acceptsUnreproduced: boolean
}

export const rulesDraft = (rules: ProjectRules | undefined): RulesDraft => ({
  optOut: rules?.optOut !== undefined,
  optOutWords: rules?.optOut?.words ?? '',
  intake: rules?.preferredIntake?.kind ?? '',
  intakeAddress: rules?.preferredIntake?.address ?? '',
  intakeWords: rules?.preferredIntake?.words ?? '',
  threatModel: rules?.threatModel ?? '',
  severities: rules?.severityRules ?? [],
  perWeek: rules?.loadBudget === undefined ? '' : String(rules.loadBudget.dossiersPerWeek),
  paceWords: rules?.loadBudget?.words ?? '',
  acceptsUnreproduced: rules?.acceptsUnreproduced ?? false,
})

export type RulesFaults = Partial<Record<'optOutWords' | 'perWeek' | 'severities', string>>

/** The rules a form says, or what is to be mended in it first. */
export function rulesFrom(draft: RulesDraft): { rules: ProjectRules } | { faults: RulesFaults } {
  const faults: RulesFaults = {}
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim())
  const given = <Key extends string>(key: Key, value: string) => {
    const said = text(value)
    return said === undefined ? {} : ({ [key]: said } as Record<Key, string>)
  }
  const optOutWords = text(draft.optOutWords)
  if (draft.optOut && optOutWords === undefined)
    faults.optOutWords = 'Say why in a sentence: whoever is turned away reads it.'
  const perWeek = Number(draft.perWeek)
  const hasPace = draft.perWeek.trim() !== ''
  if (hasPace && !(Number.isInteger(perWeek) && perWeek >= 0 && perWeek <= 1000))
    faults.perWeek = 'A whole number from 0 to 1000, or nothing.'
  if (draft.severities.some(({ applies }) => applies.trim() === ''))
    faults.severities = 'Name the weakness each severity is for, such as CWE-1321, or take the line away.'
  if (Object.keys(faults).length > 0) return { faults }
  return {
    rules: {
      ...(draft.optOut && optOutWords !== undefined ? { optOut: { words: optOutWords } } : {}),
      ...(draft.intake === ''
        ? {}
        : {
            preferredIntake: {
              kind: draft.intake,
              ...given('address', draft.intakeAddress),
              ...given('words', draft.intakeWords),
            },
          }),
      ...given('threatModel', draft.threatModel),
      ...(draft.severities.length === 0
        ? {}
        : {
            severityRules: draft.severities.map(({ applies, severity, words }) => ({
              applies: applies.trim(),
              severity,
              ...given('words', words ?? ''),
            })),
          }),
      ...(hasPace ? { loadBudget: { dossiersPerWeek: perWeek, ...given('words', draft.paceWords) } } : {}),
      ...(draft.acceptsUnreproduced ? { acceptsUnreproduced: true } : {}),
    },
  }
}
