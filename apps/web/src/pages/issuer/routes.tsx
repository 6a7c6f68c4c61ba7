import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

const getParentRoute = () => rootRoute

/** Pages of this part. */
export const issuerRoutes = [
  createRoute({
    getParentRoute,
    path: '/issue',
    component: lazyRouteComponent(() => import('./IssuerPage.tsx'), 'IssuerPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/issue/import',
    component: lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/issue/import/$tapeId',
    component: lazyRouteComponent(() => import('./import/TapePage.tsx'), 'TapePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/issue/open/$tapeId',
    component: lazyRouteComponent(() => import('./open/OpenPoolPage.tsx'), 'OpenPoolPage'),
  }),
]
