import { activities } from './activities.ts'
import { desk } from './desk.ts'
import { enforcements } from './enforcements.ts'
import { feeds } from './feeds.ts'
import { guard } from './guard.ts'
import { holdings } from './holdings.ts'
import { identities } from './identities.ts'
import { makers } from './makers.ts'
import { market } from './market.ts'
import type { Projection } from './Projection.ts'
import { papers } from './papers.ts'
import { poolCash } from './poolCash.ts'
import { pools } from './pools.ts'
import { reserve } from './reserve.ts'
import { roles } from './roles.ts'
import { shareRules } from './shareRules.ts'
import { valuations } from './valuations.ts'
import { windows } from './windows.ts'

/** Every projection of the ledger. Pools come first: the lines of wallets name pools and shares opened in the batch. */
export const projections: readonly Projection[] = [
  pools,
  poolCash,
  papers,
  holdings,
  enforcements,
  shareRules,
  valuations,
  desk,
  reserve,
  windows,
  market,
  makers,
  guard,
  feeds,
  identities,
  roles,
  activities,
]
