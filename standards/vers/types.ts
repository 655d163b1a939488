/** `*` stands for all versions and has none of its own. */
export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '*'

export interface Constraint {
  comparator: Comparator
  /** Decoded; empty with `*`. */
  version: string
}

/** A version range specifier: intervals of one scheme's versions (VERS, clause 5). */
export interface Vers {
  /** The VERS type, lower case: a scheme of standards/versions/compare.ts or one nobody knows here. */
  scheme: string
  /** At least one, in the order they were written. */
  constraints: Constraint[]
}

export const ALL: Constraint = { comparator: '*', version: '' }

export const isAll = ({ constraints }: Pick<Vers, 'constraints'>): boolean =>
  constraints.some(({ comparator }) => comparator === '*')
