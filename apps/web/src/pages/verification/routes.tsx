import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

const getParentRoute = () => rootRoute

/** Pages of this part. */
export const verificationRoutes = [
  createRoute({
    getParentRoute,
    path: '/verify',
    component: lazyRouteComponent(() => import('./VerificationPage.tsx'), 'VerificationPage'),
  }),
  // The KYC issuer's desk, under the name in the navigation and its short one.
  ...(['/verify/applications', '/verify/desk'] as const).map((path) =>
    createRoute({
      getParentRoute,
      path,
      component: lazyRouteComponent(() => import('./DeskPage.tsx'), 'DeskPage'),
    }),
  ),
]
