import { textOrder } from './order.ts'
import { MARK, num } from './sortable.ts'

const APK = /^(\d+)((?:\.\d+)*)([a-z]?)((?:_[a-z]+\d*)*)(?:~([0-9a-f]+))?(?:-r(\d+))?$/
const SUFFIX = /_([a-z]+)(\d*)/g

/**
 * Marks of what may follow at one place of a version, in order: suffixes of prereleases, the end, the revision,
 * the commit, a suffix's number, suffixes of later states, a letter, a further number.
 */
const PLACES = {
  alpha: 'A',
  beta: 'B',
  pre: 'C',
  rc: 'D',
  end: 'E',
  revision: 'F',
  commit: 'G',
  suffixNumber: 'H',
  cvs: 'I',
  svn: 'J',
  git: 'K',
  hg: 'L',
  p: 'M',
  letter: 'N',
  number: 'O',
} as const
const SUFFIXES: readonly string[] = ['alpha', 'beta', 'pre', 'rc', 'cvs', 'svn', 'git', 'hg', 'p']

/**
 * Alpine packages (apk-package(5), apk-tools version.c):
 * `number{.number}{letter}{_suffix{number}}{~commit}{-r#}`. A number after the first that begins with a zero is
 * compared as text, as Gentoo does.
 */
export const apkOrder = textOrder((text) => {
  const match = APK.exec(text)
  if (match === null) return undefined
  const [, first = '', further = '', letter = '', suffixes = '', commit, revision] = match
  let key = num(first)
  for (const part of further.split('.').slice(1)) key += PLACES.number + fractionKey(part)
  if (letter !== '') key += PLACES.letter + letter
  for (const [, word = '', number = ''] of suffixes.matchAll(SUFFIX)) {
    if (!SUFFIXES.includes(word)) return undefined
    key += PLACES[word as keyof typeof PLACES]
    if (number !== '') key += PLACES.suffixNumber + num(number)
  }
  if (commit !== undefined) key += PLACES.commit + commit + MARK[1]
  if (revision !== undefined) key += PLACES.revision + num(revision)
  return key + PLACES.end
})

const fractionKey = (digits: string): string =>
  digits.startsWith('0') ? MARK[1] + digits + MARK[1] : MARK[2] + num(digits)
