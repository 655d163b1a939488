import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Page } from '../ui/Page.tsx'

export function NotFound(): ReactElement {
  return (
    <Page title="There is no page here" lede="The address may be mistyped, or the page may have moved.">
      <p>
        <Link to="/">Go to the watch floor</Link> or <Link to="/findings">search the findings</Link>.
      </p>
    </Page>
  )
}
