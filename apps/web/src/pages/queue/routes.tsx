import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const queueRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portfolio/queue',
    component: lazyRouteComponent(() => import('./QueuePage.tsx'), 'QueuePage'),
  }),
]
