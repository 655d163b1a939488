import type { VersionStatus } from '../vulnerability/types.ts'
import { createInts, NONE, type Texts } from './compact.ts'
import type { NameKey, Range } from './types.ts'

type Named = Pick<Range, 'kind'> & Pick<NameKey, 'space' | 'name'>
/** What few rows have stands beside the columns. */
type Rare = Pick<Range, 'changes' | 'versions'>

/** Ranges as rows of numbers: about thirty bytes each, however long their texts are. */
export interface RangeRows {
  /** @returns the number of the row */
  add(range: Range): number
  /** The range as it was added; its name is kept by whoever asks. */
  read(row: number, name: Named): Range
  readonly length: number
}

const STATUSES: readonly VersionStatus[] = ['affected', 'unaffected', 'unknown']
const EXCLUDED = 4
const HAS_MORE = 8

/** Numbers of one row stand side by side: release, scheme, introduced, fixed, last affected, flags. */
const WIDTH = 6

export function createRangeRows(texts: Texts): RangeRows {
  const cells = createInts()
  const rare = new Map<number, Rare>()
  const put = (text: string | undefined): void => cells.push(text === undefined ? NONE : texts.add(text))
  const get = (cell: number): string | undefined => {
    const number = cells.at(cell)
    return number === NONE ? undefined : texts.at(number)
  }
  return {
    add(range) {
      const row = cells.length / WIDTH
      put(range.release)
      put(range.scheme)
      put(range.introduced)
      put(range.fixed)
      put(range.lastAffected)
      const { changes, versions } = range
      const hasMore = changes !== undefined || versions !== undefined
      const excluded = range.introducedExcluded ? EXCLUDED : 0
      cells.push(STATUSES.indexOf(range.status) + excluded + (hasMore ? HAS_MORE : 0))
      if (hasMore)
        rare.set(row, { changes, versions: versions?.map((version) => texts.at(texts.add(version))) })
      return row
    },
    read(row, { kind, space, name }) {
      const at = row * WIDTH
      const flags = cells.at(at + 5)
      const more = (flags & HAS_MORE) === 0 ? undefined : rare.get(row)
      return {
        kind,
        space,
        release: get(at),
        name,
        scheme: get(at + 1)!,
        status: STATUSES[flags % EXCLUDED]!,
        introduced: get(at + 2),
        introducedExcluded: (flags & EXCLUDED) !== 0,
        fixed: get(at + 3),
        lastAffected: get(at + 4),
        changes: more?.changes,
        versions: more?.versions,
      }
    },
    get length() {
      return cells.length / WIDTH
    },
  }
}
