import type { ProjectRules } from '../../api/types.ts'

/** What this screen lets a maintainer change, as typed. */
export type RulesDraft = {
  /** Dossiers a week; empty: any number. */
  perWeek: string
  paceWords: string
  acceptsUnreproduced: boolean
  threatModel: string
}

export const draftOf = (rules: ProjectRules | undefined): RulesDraft => ({
  perWeek: rules?.loadBudget === undefined ? '' : String(rules.loadBudget.dossiersPerWeek),
  paceWords: rules?.loadBudget?.words ?? '',
  // What the house does where nothing is said.
  acceptsUnreproduced: rules?.acceptsUnreproduced ?? false,
  threatModel: rules?.threatModel ?? '',
})

/** The rules as they are sent: what this screen does not show stays as it was, because setting replaces all. */
export function rulesOf(draft: RulesDraft, before: ProjectRules | undefined): ProjectRules {
  const { loadBudget: _budget, threatModel: _model, ...rest } = before ?? {}
  const words = draft.paceWords.trim()
  const threatModel = draft.threatModel.trim()
  return {
    ...rest,
    acceptsUnreproduced: draft.acceptsUnreproduced,
    ...(draft.perWeek.trim() === ''
      ? {}
      : { loadBudget: { dossiersPerWeek: Number(draft.perWeek), ...(words === '' ? {} : { words }) } }),
    ...(threatModel === '' ? {} : { threatModel }),
  }
}

/** The package URL a dossier's reproducer names; empty when it names none this screen can read. */
export function purlOf(target: string | undefined): string {
  const name = /^((?:@[^/@\s]+\/)?[^/@\s]+)@[^@\s]+$/.exec(target ?? '')?.[1]
  return name === undefined ? '' : `pkg:npm/${name.replace('@', '%40')}`
}
