import '@uswds/uswds/css/uswds.min.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/ui.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from './api/query-client.ts'
import { router } from './router.tsx'

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no element with id "root"')

createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
