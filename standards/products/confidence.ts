import type { Features } from './features.ts'

/**
 * From reasons to a confidence. Each reason adds to or takes from the log-odds that a row and a name are one
 * product. The points come out of a logistic regression (fit.fixtures.ts) over rows made from one half of the
 * public catalogues' products by what people do to names: drop or misspell the vendor, leave words out, add a place
 * or a version, join words, write another model's number, list things no catalogue has (calibration.fixtures.ts).
 * calibration.test.ts measures on the other half how often answers of each confidence are right. Four points are set
 * by hand, against the fit and to the careful side, because made rows hardly hold such cases: a vendor whose name
 * begins alike, a vendor nobody knows, a catalogue without vendor, and an everyday word without vendor.
 */
export type Points = Readonly<Record<string, number>>

/** What a comparison has, by reason; 0–1 for shares and yes or no, small counts for words. */
export function reasonsOf(f: Features): Readonly<Record<string, number>> {
  const yes = (holds: boolean): number => (holds ? 1 : 0)
  const agreed = f.vendor === 'equal' || f.vendor === 'named' || f.vendor === 'misspelt'
  const lacking = f.missing.length + f.missingGeneric.length
  const left = f.leftKnown.length + f.leftUnknown.length
  return {
    base: 1,
    cover: f.cover,
    rare: f.rarest,
    'complete, nothing left, vendor agreed': yes(f.complete && left === 0 && agreed),
    'lacks generic words only, nothing left, vendor agreed': yes(
      f.missing.length === 0 && lacking > 0 && left === 0 && agreed,
    ),
    'lacks generic words only, model equal, vendor agreed': yes(
      f.missing.length === 0 && lacking > 0 && agreed && (f.model === 'equal' || f.model === 'in range'),
    ),
    missing: Math.min(3, f.missing.length),
    'missing generic': Math.min(3, f.missingGeneric.length),
    'left known': Math.min(3, f.leftKnown.length),
    'left model': yes(f.model !== 'other' && f.leftModels.some((text) => text.length > 2)),
    'missing and left': yes(lacking > 0 && left > 0),
    'model other': yes(f.model === 'other'),
    'model missing': yes(f.model === 'missing'),
    'vendor named': yes(f.vendor === 'named'),
    'vendor near': yes(f.vendor === 'near'),
    'vendor strange': yes(f.vendor === 'strange'),
    'vendor other': yes(f.vendor === 'other'),
    'vendor unstated': yes(f.vendor === 'unstated'),
    'version equal': yes(f.version === 'equal'),
    'version other': yes(f.version === 'other'),
    'version missing': yes(f.version === 'missing'),
    generic: yes(f.generic),
    'generic, complete, vendor agreed': yes(f.generic && f.exact && agreed),
    'bare word, vendor not agreed': yes(f.bare && !agreed && f.vendor !== 'house'),
    part: yes(f.kind === 'part'),
    'short form': yes(f.kind === 'short form'),
  }
}

export const POINTS: Points = {
  base: -5.3,
  cover: 5,
  rare: 2.4,
  'complete, nothing left, vendor agreed': 0.6,
  'lacks generic words only, nothing left, vendor agreed': 0.5,
  'lacks generic words only, model equal, vendor agreed': 0.8,
  missing: -0.4,
  'missing generic': -0.5,
  'left known': -2.1,
  'left model': -0.9,
  'missing and left': -0.1,
  'model other': -2.4,
  'model missing': -1.1,
  'vendor named': 0.7,
  'vendor near': -0.3,
  'vendor strange': -0.3,
  'vendor other': -3.6,
  'vendor unstated': 0,
  'version equal': 1,
  'version other': -2.9,
  'version missing': -2.4,
  generic: -0.7,
  'generic, complete, vendor agreed': 1.9,
  'bare word, vendor not agreed': -3,
  part: -0.9,
  'short form': -1.1,
}

/** Chance, 0–1, that a row and one name are the same product, seen alone. */
export function chanceOf(features: Features, points: Points = POINTS): number {
  if (features.line !== undefined) return lineChance(features)
  if (features.elsewhere) return 0
  const reasons = Object.entries(reasonsOf(features))
  const odds = reasons.reduce((sum, [key, value]) => sum + value * (points[key] ?? 0), 0)
  return 1 / (1 + Math.exp(-odds))
}

/**
 * Hardware lines are not fitted, since no catalogue says what runs on what: a row either names the line of a vendor
 * that is agreed, or it does not. A line that shares its name with other products needs its vendor.
 */
function lineChance(f: Features): number {
  const agreed = ['equal', 'named', 'misspelt', 'house'].includes(f.vendor)
  const telling = f.vendor === 'absent' && f.model === 'none' && f.rarest > 0.6
  const fits = f.complete && (f.model === 'in range' || f.model === 'none') && (agreed || telling)
  if (!fits) return 0
  return (
    0.94 -
    (f.exact ? 0 : 0.06) -
    (f.vendor === 'house' || telling ? 0.04 : 0) -
    (f.line?.amongOthers ? 0.04 : 0)
  )
}

/**
 * What the chance seen beside rivals comes to among best candidates: of rows made from the half the points were
 * fitted on, the share that was right, by chance. Straight lines between.
 */
const RIGHT: readonly (readonly [chance: number, share: number])[] = [
  [0, 0],
  [0.15, 0.16],
  [0.25, 0.28],
  [0.45, 0.54],
  [0.65, 0.83],
  [0.75, 0.9],
  [0.86, 0.96],
  [0.95, 0.985],
  [1, 0.995],
]

/** A chance turned into the share of such answers that are right. */
export function calibrated(chance: number): number {
  const at = Math.max(
    1,
    RIGHT.findIndex(([upTo]) => chance <= upTo),
  )
  const [[from, low], [to, high]] = [RIGHT[at - 1]!, RIGHT[at]!]
  return low + ((chance - from) / (to - from)) * (high - low)
}
