import type { Reason } from './group.ts'

const WORDS: Record<string, string> = {
  'behaviour agrees': 'replay shows the same fix stops both proofs',
  'behaviour differs': 'replay shows that different fixes stop the two proofs',
  'proof does not trigger it': 'replay shows that the proof does not trigger this flaw',
  'version agrees': 'both saw it in the same version',
  'repaired before': 'the version it names was already repaired',
  'proof agrees': 'the proof is the same, white space and comments aside',
  'family agrees': 'both claim the same kind of weakness',
  'family differs': 'they claim different kinds of weakness',
  'identifier agrees': 'both name the same public identifier',
  'identifier differs': 'they name different public identifiers',
  'function agrees': 'both point at the same function',
  'function differs': 'they point at different functions',
  'fix agrees': 'both say it is fixed in the same version',
  'fix differs': 'they say it is fixed in different versions',
  'technique agrees': 'both attack in the same manner',
  'technique differs': 'they attack in different manners',
  'file agrees': 'both name the same source file',
  'text agrees': 'the texts are nearly the same',
  'words agree': 'they share telling words',
  'package agrees': 'both are about the same package',
  'no other flaw fits': 'no other flaw known in this package fits the report',
  'first report': 'nothing known matched; this report opened the root cause',
  'person merged': 'a person merged two root causes',
  'person split': 'a person moved it here',
}

/** Sentences for the reasons of a grouping, strongest first. */
export function explain(reasons: Reason[]): string[] {
  return [...reasons]
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .map((reason) => {
      const sign = reason.effect > 0 ? '+' : reason.effect < 0 ? '−' : ''
      const words = WORDS[reason.code] ?? reason.code
      return sign ? `${words} (${sign}${Math.abs(reason.effect).toFixed(2)})` : words
    })
}
