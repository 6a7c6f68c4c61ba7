import { type AnyRoute, createRouter } from '@tanstack/react-router'
import { blockRoutes } from '../pages/blocks/routes.tsx'
import { dataRoomRoutes } from '../pages/data-room/routes.tsx'
import { homeRoutes } from '../pages/home/routes.tsx'
import { investorRoutes } from '../pages/investor/routes.tsx'
import { issuerRoutes } from '../pages/issuer/routes.tsx'
import { marketRoutes } from '../pages/market/routes.tsx'
import { operatorRoutes } from '../pages/operator/routes.tsx'
import { poolRoutes } from '../pages/pool/routes.tsx'
import { poolsRoutes } from '../pages/pools/routes.tsx'
import { queueRoutes } from '../pages/queue/routes.tsx'
import { verificationRoutes } from '../pages/verification/routes.tsx'
import { rootRoute } from './rootRoute.tsx'

/** All pages of the console; each part lists its own. */
export const router = createRouter({
  routeTree: (rootRoute as unknown as AnyRoute).addChildren([
    ...homeRoutes,
    ...poolsRoutes,
    ...poolRoutes,
    ...investorRoutes,
    ...marketRoutes,
    ...blockRoutes,
    ...queueRoutes,
    ...dataRoomRoutes,
    ...issuerRoutes,
    ...verificationRoutes,
    ...operatorRoutes,
  ] as unknown as AnyRoute[]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})
