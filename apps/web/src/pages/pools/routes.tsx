import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const poolsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/pools',
    component: lazyRouteComponent(() => import('./PoolsPage.tsx'), 'PoolsPage'),
  }),
]
