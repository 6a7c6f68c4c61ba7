import { createRootRoute } from '@tanstack/react-router'
import { NotFound } from './NotFound.tsx'
import { RouteFailure } from './RouteFailure.tsx'
import { Shell } from './Shell.tsx'

/** The route that all pages are children of: the shell around them. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: RouteFailure,
})
