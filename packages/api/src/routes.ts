import { blockRoutes } from './routes/blockRoutes.ts'
import { exitRoutes } from './routes/exitRoutes.ts'
import { localRoutes } from './routes/localRoutes.ts'
import { operationRoutes } from './routes/operationRoutes.ts'
import { peopleRoutes } from './routes/peopleRoutes.ts'
import { poolRoutes } from './routes/poolRoutes.ts'
import { serverRoutes } from './routes/serverRoutes.ts'
import { sessionRoutes } from './routes/sessionRoutes.ts'
import { tapeRoutes } from './routes/tapeRoutes.ts'

/** Every question that the server answers, by name. Lists and histories also come as CSV with `?format=csv`. */
export const routes = {
  ...serverRoutes,
  ...poolRoutes,
  ...peopleRoutes,
  ...exitRoutes,
  ...tapeRoutes,
  ...sessionRoutes,
  ...operationRoutes,
  ...blockRoutes,
  ...localRoutes,
} as const

export type Routes = typeof routes
export type RouteName = keyof Routes
