import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { leaveLink } from '../../api/link-key.ts'
import { Page } from '../../ui/Page.tsx'

/** A desk that does not open: why that may be, and whom to ask. */
export function NoWayIn({ byLink }: { byLink: boolean }): ReactElement {
  if (byLink)
    return (
      <Page title="This link no longer works" lede="Nothing you said is lost; only the way in has ended.">
        <div className="stack">
          <p>One of these is the reason:</p>
          <ul>
            <li>its days are over, or</li>
            <li>a newer link was made for you, which ended this one: look for a later message, or</li>
            <li>it was not copied whole: it ends with a long word after the sign #.</li>
          </ul>
          <p>
            Ask the coordinator who sent it to you for a new one: answer the message it came in, or call. They
            make one in a minute.
          </p>
          <p>
            <button type="button" className="usa-button usa-button--outline" onClick={leaveLink}>
              Forget this link and leave
            </button>
          </p>
        </div>
      </Page>
    )
  return (
    <Page title="This desk opens by a link, or signed in">
      <p>
        If you were sent a link, open it once more as it came: a tab keeps it only until it is closed. If your
        organisation has accounts here, <Link to="/sign-in">sign in</Link>.
      </p>
      <p>If you have neither, ask the coordinator who wrote to you.</p>
    </Page>
  )
}
