import type { Oracle } from './types.ts'

/**
 * Which observation can show which weakness. "Crash class must match the claim": a command injection is
 * not shown by a polluted prototype. Anything can be shown by `differential`, which compares behaviour.
 * CWE names are MITRE's (cwe.mitre.org); the assignment to oracles is ours.
 */
const SHOWN_BY: Partial<Record<Oracle, readonly number[]>> = {
  // 1321 prototype pollution, 915 dynamically-determined attributes, 471 modification of assumed-immutable data
  'prototype-pollution': [1321, 915, 471],
  // 400 resource consumption, 405 amplification, 407 algorithmic complexity, 606 unchecked loop input,
  // 730 (OWASP DoS), 770 no limits, 834 excessive iteration, 835 infinite loop, 1050 resource use in a loop,
  // 1176 inefficient CPU computation, 1333 inefficient regular expression, 185/186/625 wrong regular expression
  'cpu-time': [400, 405, 407, 606, 730, 770, 834, 835, 1050, 1176, 1333, 185, 186, 625],
  // 74–78, 88 injection into commands, 94–98 into code, 470 unsafe reflection, 502 deserialisation,
  // 693 protection failure (sandbox escape), 829 untrusted functionality, 913 dynamic code resources,
  // 917 expression language, 1336 template engine
  marker: [74, 75, 77, 78, 88, 94, 95, 96, 97, 98, 470, 502, 693, 829, 913, 914, 917, 1336],
  // 22–40 path traversal, 41 path equivalence, 59/61 links, 73 file name control, 200/201/538/552/668 exposure,
  // 425 direct request, 441 confused deputy, 548 directory listing, 610/611/776/827 external references;
  // 77–96 and 1336 because code or a command may read the file
  'canary-read': [
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 59, 61, 73, 200, 201, 425,
    441, 538, 548, 552, 610, 611, 668, 706, 827, 77, 78, 94, 95, 96, 98, 1336,
  ],
  sanitizer: [
    119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 131, 134, 170, 188, 190, 191, 193, 194, 195, 196,
    197, 369, 400, 401, 415, 416, 457, 466, 467, 469, 476, 562, 590, 617, 665, 674, 680, 681, 682, 690, 754,
    761, 762, 763, 770, 772, 786, 787, 788, 789, 805, 806, 822, 823, 824, 825, 843, 908, 909, 1284, 1285,
    1325,
  ],
}

/** Common weaknesses that only a difference in behaviour can show: known, so that a mismatch is a mismatch. */
const ONLY_DIFFERENTIAL: readonly number[] = [
  79, 80, 83, 87, 89, 90, 91, 93, 113, 115, 116, 184, 203, 208, 209, 213, 226, 241, 250, 269, 276, 284, 285,
  287, 288, 289, 290, 294, 295, 297, 306, 307, 310, 311, 312, 319, 321, 323, 325, 326, 327, 328, 330, 331,
  335, 336, 337, 338, 345, 346, 347, 350, 352, 354, 362, 367, 377, 384, 385, 399, 426, 427, 434, 436, 444,
  451, 501, 521, 522, 524, 525, 532, 565, 598, 601, 613, 614, 639, 640, 644, 652, 669, 696, 697, 704, 732,
  755, 776, 778, 798, 807, 862, 863, 916, 918, 922, 939, 942, 943, 1004, 1021, 1188, 1236, 1275, 1286, 1287,
  1288, 1289,
]

/**
 * Categories and classes so wide that every observation may show them; reporters use them when they know no
 * better: input validation, injection at large, improper control of a resource, coding standards.
 */
const TOO_WIDE: readonly number[] = [
  20, 16, 17, 19, 21, 254, 255, 264, 388, 435, 664, 691, 703, 707, 710, 840, 1035,
]

export type Match = 'matches' | 'does not match' | 'not in the table'

const number = (weakness: string): number => Number(weakness.slice(4))

/**
 * Whether what the oracle sees can show the claimed weakness.
 * @param weakness `CWE-<n>` as claimed, or undefined: nothing claimed, nothing to contradict
 */
export function weaknessFits(weakness: string | undefined, oracle: Oracle): Match {
  if (weakness === undefined || oracle === 'differential') return 'matches'
  const id = number(weakness)
  if (TOO_WIDE.includes(id) || SHOWN_BY[oracle]?.includes(id)) return 'matches'
  const known =
    ONLY_DIFFERENTIAL.includes(id) ||
    Object.values(SHOWN_BY).some((ids: readonly number[]) => ids.includes(id))
  return known ? 'does not match' : 'not in the table'
}

/** Sanitizer report classes (AddressSanitizer, LeakSanitizer, MemorySanitizer, UBSan) and what they show. */
const REPORTS: readonly [prefix: string, weaknesses: readonly number[]][] = [
  ['heap-buffer-overflow', [120, 122, 125, 126, 127, 787, 788, 805, 806, 131, 193, 170, 129, 190, 680]],
  ['stack-buffer-overflow', [120, 121, 125, 126, 787, 788, 805, 806, 131, 193, 170, 129]],
  ['dynamic-stack-buffer-overflow', [120, 121, 125, 787, 788]],
  ['global-buffer-overflow', [120, 125, 126, 787, 788, 129, 193, 170]],
  ['container-overflow', [120, 125, 126, 787, 788]],
  ['stack-buffer-underflow', [124, 127, 125, 786, 787]],
  ['heap-use-after-free', [416, 825, 672]],
  ['stack-use-after', [416, 562, 825]],
  ['use-after-poison', [416, 825]],
  ['double-free', [415, 416]],
  ['attempting double-free', [415, 416]],
  ['bad-free', [590, 761, 762, 763]],
  ['alloc-dealloc-mismatch', [762, 763]],
  ['negative-size-param', [194, 195, 190, 191, 131, 805]],
  ['memcpy-param-overlap', [475]],
  ['calloc-overflow', [190, 680]],
  ['allocation-size-too-big', [190, 770, 789, 1284]],
  ['out-of-memory', [400, 770, 789]],
  ['stack-overflow', [674, 400, 770, 1325]],
  ['detected memory leaks', [401, 772, 400]],
  ['memory-leak', [401, 772, 400]],
  ['use-of-uninitialized-value', [457, 665, 824, 908, 909]],
  ['segv', [476, 125, 787, 822, 823, 824, 825, 690, 754, 843, 129]],
  ['null-pointer', [476, 690, 754]],
  ['fpe', [369, 682]],
  ['division-by-zero', [369, 682]],
  ['signed-integer-overflow', [190, 191, 682, 681, 128]],
  ['unsigned-integer-overflow', [190, 191, 682, 681, 128]],
  ['abrt', [617, 754]],
]

/** Memory safety at large: CWE-119 and its like fit every report. */
const ANY_MEMORY_ERROR: readonly number[] = [118, 119, 788, 466]

/**
 * Whether a sanitizer report's class shows the claimed weakness.
 * A class the table does not know, or no claim, contradicts nothing.
 */
export function reportFits(weakness: string | undefined, report: string): boolean {
  if (weakness === undefined) return true
  const id = number(weakness)
  if (TOO_WIDE.includes(id) || ANY_MEMORY_ERROR.includes(id)) return true
  const name = report.trim().toLowerCase()
  const row = REPORTS.find(([prefix]) => name.startsWith(prefix))
  return row === undefined || row[1].includes(id)
}
