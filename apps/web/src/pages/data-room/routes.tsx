import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const dataRoomRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/data-room/$pool',
    component: lazyRouteComponent(() => import('./DataRoomPage.tsx'), 'DataRoomPage'),
  }),
]
