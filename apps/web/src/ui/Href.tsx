import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactElement, ReactNode } from 'react'

/** An address of ours given by the server as text. Anything that would lead elsewhere stays plain text. */
export function Href({ href, children }: { href: string; children: ReactNode }): ReactElement {
  const router = useRouter()
  if (!href.startsWith('/') || href.startsWith('//')) return <span>{children}</span>
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.history.push(href)
  }
  return (
    <a href={href} onClick={follow}>
      {children}
    </a>
  )
}
