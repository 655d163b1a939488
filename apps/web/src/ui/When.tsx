import { type ReactElement, useEffect, useState } from 'react'
import { ago, instant } from './time.ts'

/** The time now, renewed at this interval; one clock per component that needs one. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** "3 minutes ago", with the exact moment on hover and for machines. */
export function Ago({ at }: { at: string }): ReactElement {
  const now = useNow(15_000)
  return (
    <time dateTime={at} title={instant(at)}>
      {ago(at, now)}
    </time>
  )
}

/** Date and time in the viewer's own zone. */
export function On({ at }: { at: string }): ReactElement {
  return <time dateTime={at}>{instant(at)}</time>
}
