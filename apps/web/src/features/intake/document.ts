import type { FindingDocument, Oracle, Severity } from '../../api/types.ts'
import { type DraftFaults, recipeFrom } from '../trials/draft.ts'

/** The form's fields as typed. */
export type ReportDraft = {
  title: string
  description: string
  packageName: string
  version: string
  fixedIn: string
  weakness: string
  severity: Severity
  proof: string
  benign: string
  oracle: Oracle
  exploited: boolean
  creditName: string
  creditContact: string
  creditWish: 'named' | 'anonymous'
}

export const EMPTY_REPORT: ReportDraft = {
  title: '',
  description: '',
  packageName: '',
  version: '',
  fixedIn: '',
  weakness: '',
  severity: 'unknown',
  proof: '',
  benign: '',
  oracle: 'prototype-pollution',
  exploited: false,
  creditName: '',
  creditContact: '',
  creditWish: 'anonymous',
}

export type ReportFaults = Partial<Record<keyof ReportDraft, string>>

const filled = <K extends string>(key: K, text: string): { [P in K]?: string } =>
  // A computed key widens to string; the one property is the one asked for.
  (text.trim() === '' ? {} : { [key]: text.trim() }) as { [P in K]?: string }

/** What a recipe lacks, on the fields of this form. */
function onThisForm(faults: DraftFaults): ReportFaults {
  const { name, version, fixed, proof, benign, weakness } = faults
  return {
    ...(name === undefined ? {} : { packageName: 'To run the proof, name the npm package it is about.' }),
    ...(version === undefined ? {} : { version: 'To run the proof, give one exact version.' }),
    ...(fixed === undefined ? {} : { fixedIn: fixed }),
    ...(proof === undefined ? {} : { proof }),
    ...(benign === undefined ? {} : { benign }),
    ...(weakness === undefined ? {} : { weakness }),
  }
}

/** The recipe of the form's proof; nothing when there is no proof, which is no fault. */
function recipeOf(draft: ReportDraft): ReturnType<typeof recipeFrom> | undefined {
  if (draft.proof.trim() === '') return undefined
  const { packageName: name, version, fixedIn: fixed, oracle, weakness, proof, benign } = draft
  return recipeFrom({ name, version, fixed, oracle, weakness, proof, benign })
}

/** The finding a filled-in form describes: what was left empty is left out, not guessed. */
export function documentFrom(draft: ReportDraft): { document: FindingDocument } | { faults: ReportFaults } {
  const faults: ReportFaults = {}
  const weakness = draft.weakness.trim().toUpperCase()
  if (draft.title.trim() === '') faults.title = 'Say in one line what is wrong.'
  if (weakness !== '' && !/^CWE-[1-9][0-9]*$/.test(weakness)) {
    faults.weakness = 'Write it like CWE-79, or leave it empty.'
  }
  if (draft.creditWish === 'named' && draft.creditName.trim() === '') {
    faults.creditName = 'Say how you want to be named, or choose to stay anonymous.'
  }
  const recipe = recipeOf(draft)
  if (recipe !== undefined && 'faults' in recipe) Object.assign(faults, onThisForm(recipe.faults))
  if (Object.keys(faults).length > 0) return { faults }
  const component = {
    ...filled('name', draft.packageName),
    ...filled('version', draft.version),
    ...filled('fixedIn', draft.fixedIn),
  }
  const credit =
    draft.creditName.trim() === ''
      ? undefined
      : { name: draft.creditName.trim(), ...filled('contact', draft.creditContact), wish: draft.creditWish }
  return {
    document: {
      title: draft.title.trim(),
      ...filled('description', draft.description),
      ...(Object.keys(component).length === 0 ? {} : { component }),
      ...(weakness === '' ? {} : { weaknesses: [weakness] }),
      ...(draft.severity === 'unknown' ? {} : { severity: draft.severity }),
      ...(recipe !== undefined && 'recipe' in recipe ? { recipe: recipe.recipe } : {}),
      ...(draft.exploited ? { exploited: true } : {}),
      ...(credit === undefined ? {} : { credit }),
    },
  }
}
