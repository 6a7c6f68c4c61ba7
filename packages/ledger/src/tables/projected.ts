import type { ActivityTables } from './activity.ts'
import type { AuthorityTables } from './authority.ts'
import type { DescriptionTables } from './description.ts'
import type { ExitTables } from './exit.ts'
import type { FeedTables } from './feed.ts'
import type { IdentityTables } from './identity.ts'
import type { MakersTables } from './makers.ts'
import type { MarketTables } from './market.ts'
import type { NavTables } from './nav.ts'
import type { PoolTables } from './pool.ts'
import type { ReconciliationTables } from './reconciliation.ts'
import type { ShareTables } from './share.ts'
import type { WindowsTables } from './windows.ts'

/** Tables and views of what the chain says, what was read once from it, and the comparison with it. */
export interface ProjectedTables
  extends ActivityTables,
    AuthorityTables,
    DescriptionTables,
    ExitTables,
    FeedTables,
    IdentityTables,
    MakersTables,
    MarketTables,
    NavTables,
    PoolTables,
    ReconciliationTables,
    ShareTables,
    WindowsTables {}
