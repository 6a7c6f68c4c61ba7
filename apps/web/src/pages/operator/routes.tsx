import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const operatorRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operate',
    component: lazyRouteComponent(() => import('./OperatorPage.tsx'), 'OperatorPage'),
  }),
]
