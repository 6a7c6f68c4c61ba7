import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const poolRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/pools/$pool',
    component: lazyRouteComponent(() => import('./PoolPage.tsx'), 'PoolPage'),
  }),
]
