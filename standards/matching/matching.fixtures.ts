import type { Range, Subject } from './types.ts'

/** A range of an npm package `toy-pump`, from the first version on unless told otherwise. */
export const range = (over: Partial<Range> = {}): Range => ({
  kind: 'package',
  space: 'npm',
  release: undefined,
  name: 'toy-pump',
  scheme: 'npm',
  status: 'affected',
  introduced: '0',
  introducedExcluded: false,
  fixed: undefined,
  lastAffected: undefined,
  changes: undefined,
  versions: undefined,
  ...over,
})

export const subject = (version: string | undefined, over: Partial<Subject> = {}): Subject => ({
  kind: 'package',
  space: 'npm',
  release: undefined,
  name: 'toy-pump',
  version,
  ...over,
})
