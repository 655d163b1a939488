import type { Oracle } from '../../judging/types.ts'
import { nearest } from '../nearest.ts'

const ORACLES: readonly Oracle[] = [
  'prototype-pollution',
  'cpu-time',
  'canary-read',
  'marker',
  'differential',
  'sanitizer',
]

/** Which observation shows a weakness of this kind (docs/proofs.md). */
const BY_WEAKNESS: ReadonlyMap<string, Oracle> = new Map<string, Oracle>([
  ['CWE-1321', 'prototype-pollution'],
  ...['CWE-1333', 'CWE-400', 'CWE-407', 'CWE-1050', 'CWE-834', 'CWE-835', 'CWE-730', 'CWE-1176'].map(
    (cwe) => [cwe, 'cpu-time'] as const,
  ),
  ...['CWE-94', 'CWE-95', 'CWE-77', 'CWE-78', 'CWE-88', 'CWE-96', 'CWE-502', 'CWE-917', 'CWE-1336'].map(
    (cwe) => [cwe, 'marker'] as const,
  ),
  ...['CWE-22', 'CWE-23', 'CWE-24', 'CWE-36', 'CWE-73', 'CWE-59'].map((cwe) => [cwe, 'canary-read'] as const),
])

/** An oracle by its name, or by a near miss of it ("prototype pollution", "cpu"). */
export function namedOracle(words: string): Oracle | undefined {
  const word = words.trim().toLowerCase()
  if (word === 'cpu' || word === 'canary') return word === 'cpu' ? 'cpu-time' : 'canary-read'
  const name = nearest(word, ORACLES)
  return ORACLES.find((oracle) => oracle === name)
}

/** The first weakness that has an oracle; without one, what differs from the fixed build, where it is known. */
export function oracleFor(weaknesses: readonly string[], hasFixed: boolean): Oracle | undefined {
  for (const weakness of weaknesses) {
    const oracle = BY_WEAKNESS.get(weakness)
    if (oracle !== undefined) return oracle
  }
  return hasFixed ? 'differential' : undefined
}
