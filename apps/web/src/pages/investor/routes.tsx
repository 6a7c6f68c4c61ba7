import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const investorRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portfolio',
    component: lazyRouteComponent(() => import('./PortfolioPage.tsx'), 'PortfolioPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portfolio/sell/$share',
    component: lazyRouteComponent(() => import('../exit/ExitPage.tsx'), 'ExitPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portfolio/reserve',
    component: lazyRouteComponent(() => import('./reserve/ReservePage.tsx'), 'ReservePage'),
  }),
]
