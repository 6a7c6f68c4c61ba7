import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/queryClient.ts'
import { openStream, refreshOnEvents } from './api/stream.ts'
import { StreamContext } from './api/streamContext.ts'
import { router } from './app/router.tsx'
import './styles.css'
import { resumeTransactions } from './transactions/resume.ts'

const stream = openStream()
refreshOnEvents(stream, queryClient)
void resumeTransactions()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <StreamContext value={stream}>
        <RouterProvider router={router} />
      </StreamContext>
    </QueryClientProvider>
  </StrictMode>,
)
