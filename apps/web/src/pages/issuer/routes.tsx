import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const issuerRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/issue',
    component: lazyRouteComponent(() => import('./IssuerPage.tsx'), 'IssuerPage'),
  }),
]
