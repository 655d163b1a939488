import type { FindingDocument } from '../schema.ts'

/**
 * Weakness families: CWE entries that discoverers use for one and the same flaw. Grouping compares
 * families, because five reporters of one bug name three CWEs. From the CWE hierarchy (CWE-1003 view)
 * and the choices seen in public records.
 */
export type Family =
  | 'prototype pollution'
  | 'resource exhaustion'
  | 'code execution'
  | 'command execution'
  | 'path traversal'
  | 'cross-site scripting'
  | 'url confusion'
  | 'cryptography'
  | 'memory'
  | 'information exposure'
  | 'access control'
  | 'input validation'

const BY_CWE: Record<Family, number[]> = {
  'prototype pollution': [1321, 915, 471],
  'resource exhaustion': [400, 407, 1333, 834, 835, 1050, 770, 674, 405, 730, 185],
  'code execution': [94, 95, 96, 1336, 502, 913, 470, 917],
  'command execution': [77, 78, 88],
  'path traversal': [22, 23, 36, 59, 73, 98],
  'cross-site scripting': [79, 80, 83, 87, 116, 184],
  'url confusion': [601, 918, 639, 1389, 436],
  cryptography: [310, 326, 327, 328, 330, 331, 347, 354, 335, 338, 345, 916, 1240],
  memory: [119, 120, 121, 122, 124, 125, 126, 127, 131, 190, 191, 415, 416, 476, 680, 787, 908, 908],
  'information exposure': [126, 200, 201, 203, 208, 209, 497, 532, 672],
  'access control': [284, 285, 287, 290, 294, 352, 384, 613, 862, 863, 668],
  'input validation': [20, 74, 138, 172, 180, 228, 241, 754, 755, 704, 843, 248, 1284, 1287, 697],
}
const FAMILY_OF = new Map<number, Family>()
for (const [family, ids] of Object.entries(BY_CWE) as [Family, number[]][]) {
  for (const id of ids) if (!FAMILY_OF.has(id)) FAMILY_OF.set(id, family)
}

/** Words of a title or text, tried in order; the first that matches names the family. */
const BY_WORDS: [Family, RegExp][] = [
  [
    'prototype pollution',
    /prototype[\s-]{1,3}(pollut|poison|tamper|inject)|pollut\w{0,5} (the )?(global |shared |base )?(object )?prototype|__proto__|object\.prototype|proto(type)? pollution|modification of prototype|prototype (attribute|chain|modif|overwrit|key)|(object|base|root|global) prototype/i,
  ],
  [
    'resource exhaustion',
    /\bredos\b|backtrack|catastrophic reg|regular expression denial|(cpu|resource|event[ -]loop) (exhaust|starv|burn|spin|block|hang|time)|denial[ -]of[ -]service|\bdos\b|quadratic|exponential|super-?linear|polynomial|hang(s|ing)? the (event loop|process|thread)/i,
  ],
  [
    'command execution',
    /(command|shell|argument)s? (injection|execution)|os command|arbitrary (shell )?command|shell metachar|child_process|(run|spawn|inject|execut)\w{0,4} (any |arbitrary |extra |a |shell )?(shell|commands?)\b|through the shell/i,
  ],
  [
    'path traversal',
    /(path|directory) traversal|\.\.\/|dot-?dot|outside (of )?(the )?(web|document|serve|public|base)? ?(root|directory|folder)/i,
  ],
  [
    'code execution',
    /(code|template|script|expression) (injection|execution|eval)|remote code|\brce\b|arbitrary (code|javascript|js)|\beval\b|new function/i,
  ],
  ['cross-site scripting', /\bxss\b|cross[ -]site script|saniti[sz]er bypass|script tag|html injection/i],
  [
    'url confusion',
    /open redirect|\bssrf\b|url (pars|confus|spoof|valid)|hostname (spoof|confus|bypass)|private (ip|address)|authority confusion/i,
  ],
  [
    'cryptography',
    /signature (malleab|verif|forg)|weak (hash|crypto|key|iteration)|pbkdf2|malleable signature|iteration count|predictable random/i,
  ],
  ['memory', /buffer overflow|heap|use[ -]after[ -]free|out[ -]of[ -]bounds|uninitiali[sz]ed/i],
  ['information exposure', /(information|memory|secret|data) (leak|disclos|expos)/i],
]

const BY_ORACLE: Record<string, Family> = {
  'prototype-pollution': 'prototype pollution',
  'cpu-time': 'resource exhaustion',
  'canary-read': 'path traversal',
  sanitizer: 'memory',
}

/** The family a report claims: its CWE, else its title's words, else its oracle, else its text's words. */
export function familyOf(document: FindingDocument): Family | undefined {
  for (const cwe of document.weaknesses ?? []) {
    const family = FAMILY_OF.get(Number(cwe.slice(4)))
    if (family && family !== 'input validation') return family
  }
  const recipeCwe = document.recipe?.weakness
  if (recipeCwe) {
    const family = FAMILY_OF.get(Number(recipeCwe.slice(4)))
    if (family) return family
  }
  return (
    byWords(document.title) ??
    (document.recipe ? BY_ORACLE[document.recipe.oracle] : undefined) ??
    byWords(document.description?.slice(0, 20_000)) ??
    (document.weaknesses?.length ? 'input validation' : undefined)
  )
}

function byWords(text: string | undefined): Family | undefined {
  if (!text) return undefined
  return BY_WORDS.find(([, pattern]) => pattern.test(text))?.[0]
}
