import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

/** Pages of this part. */
export const investorRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portfolio',
    component: lazyRouteComponent(() => import('./PortfolioPage.tsx'), 'PortfolioPage'),
  }),
]
