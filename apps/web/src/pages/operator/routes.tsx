import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/rootRoute.tsx'

const operate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operate',
  component: lazyRouteComponent(() => import('./OperatorLayout.tsx'), 'OperatorLayout'),
})

const within = () => operate

/** Pages of who runs a node, and the transactions of this browser. */
export const operatorRoutes = [
  operate.addChildren([
    createRoute({
      getParentRoute: within,
      path: '/',
      component: lazyRouteComponent(() => import('./OverviewPage.tsx'), 'OverviewPage'),
    }),
    createRoute({
      getParentRoute: within,
      path: 'agents',
      component: lazyRouteComponent(() => import('./agents/AgentsPage.tsx'), 'AgentsPage'),
    }),
    createRoute({
      getParentRoute: within,
      path: 'feeds',
      component: lazyRouteComponent(() => import('./feeds/FeedsPage.tsx'), 'FeedsPage'),
    }),
    createRoute({
      getParentRoute: within,
      path: 'desk',
      component: lazyRouteComponent(() => import('./desk/DeskPage.tsx'), 'DeskPage'),
    }),
    createRoute({
      getParentRoute: within,
      path: 'reconciliation',
      component: lazyRouteComponent(() => import('./ReconciliationPage.tsx'), 'ReconciliationPage'),
    }),
  ]),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/transactions',
    component: lazyRouteComponent(() => import('./transactions/TransactionsPage.tsx'), 'TransactionsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/transactions/$hash',
    component: lazyRouteComponent(() => import('./transactions/TransactionPage.tsx'), 'TransactionPage'),
  }),
]
