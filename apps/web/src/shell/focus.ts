import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * After a change of route, moves the focus to the new title: a screen reader then reads where it is, and
 * the Tab key continues from there rather than from a link that is gone. The first page load is left alone.
 */
export function useFocusOnRouteChange(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', (event) => {
        if (event.fromLocation === undefined || !event.pathChanged) return
        const main = document.getElementById('main')
        const target = main?.querySelector('h1') ?? main
        target?.focus({ preventScroll: true })
      }),
    [router],
  )
}
