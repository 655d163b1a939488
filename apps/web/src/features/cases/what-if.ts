import type { Factor, WhatIf, WhatIfChange } from '../../api/types.ts'

/** One factor and the answers to it that would change the priority. */
export interface Supposition {
  factor: string
  /** Its answer now, in words; undefined for one that is no row of the explanation. */
  now: string | undefined
  /** Nobody answered it yet. */
  open: boolean
  changesBand: boolean
  answers: WhatIfChange[]
}

/** "10" after "9": answers of one factor are read as a scale. */
const BY_SIZE = new Intl.Collator('en', { numeric: true })

/** Changes by factor: those that can change the band first, open questions before what the world would have to change. */
export function suppositions(whatIf: Pick<WhatIf, 'changes'>, factors: readonly Factor[]): Supposition[] {
  const groups = new Map<string, Supposition>()
  for (const change of whatIf.changes) {
    const group = groups.get(change.factor) ?? {
      factor: change.factor,
      now: factors.find(({ name }) => name === change.factor)?.value,
      open: change.open,
      changesBand: false,
      answers: [],
    }
    group.changesBand ||= change.changesBand
    group.answers.push(change)
    groups.set(change.factor, group)
  }
  for (const { answers } of groups.values())
    answers.sort((a, b) => Number(b.changesBand) - Number(a.changesBand) || BY_SIZE.compare(a.value, b.value))
  return [...groups.values()].sort(
    (a, b) => Number(b.changesBand) - Number(a.changesBand) || Number(b.open) - Number(a.open),
  )
}

/** Names an answer in the list of all of them. */
export const nameOf = ({ factor, value }: Pick<WhatIfChange, 'factor' | 'value'>): string =>
  `${factor}: ${value}`
