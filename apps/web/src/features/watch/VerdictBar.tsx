import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Verdict } from '../../api/types.ts'
import { grouped, percent } from '../../ui/number.ts'
import { VERDICT_ORDER, VERDICTS } from '../../ui/words.ts'

/** Counts in the fixed order of verdicts, without those nobody has; words the screen does not know are left out. */
export function verdictShares(counts: Record<string, number>): Array<{ verdict: Verdict; count: number }> {
  return VERDICT_ORDER.map((verdict) => ({ verdict, count: counts[verdict] ?? 0 })).filter(
    ({ count }) => count > 0,
  )
}

export function VerdictBar({ counts }: { counts: Record<string, number> }): ReactElement {
  const shares = verdictShares(counts)
  const total = shares.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return <p className="muted">No finding has been tried yet.</p>
  return (
    <div>
      <div className="verdicts__bar" aria-hidden="true">
        {shares.map(({ verdict, count }) => (
          <span
            key={verdict}
            className={`verdicts__part verdicts__part--${VERDICTS[verdict].tone}`}
            style={{ flexGrow: count }}
          />
        ))}
      </div>
      <ul className="verdicts__legend">
        {shares.map(({ verdict, count }) => (
          <li key={verdict} title={VERDICTS[verdict].meaning}>
            <span className={`verdicts__key verdicts__part--${VERDICTS[verdict].tone}`} aria-hidden="true" />
            <Link to="/findings" search={{ verdict }}>
              {VERDICTS[verdict].label}
            </Link>
            <span className="number">
              {grouped(count)} <span className="muted">({percent(count, total)})</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
