import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const marketRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/market',
    component: lazyRouteComponent(() => import('./overview/MarketsPage.tsx'), 'MarketsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/market/$share',
    component: lazyRouteComponent(() => import('./MarketPage.tsx'), 'MarketPage'),
  }),
]
