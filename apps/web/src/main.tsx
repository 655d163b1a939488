import '@uswds/uswds/css/uswds.min.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/ui.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { takeLinkKey } from './api/link-key.ts'
import { makeQueryClient } from './api/query-client.ts'
import { router } from './router.tsx'

// Before the first request: whoever opens a link acts by it from the start.
takeLinkKey()
// A link opened in a tab that stands at a desk already: all that is shown may be somebody else's.
addEventListener('hashchange', () => {
  if (takeLinkKey()) location.reload()
})

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no element with id "root"')

createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
