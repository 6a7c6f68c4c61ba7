import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const blockRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/blocks',
    component: lazyRouteComponent(() => import('./BlocksPage.tsx'), 'BlocksPage'),
  }),
]
