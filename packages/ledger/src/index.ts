export type { EventName, EventPlace, FollowedContract, LedgerEvent } from './chain/events.ts'
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  embeddedPostgres,
} from './database/embeddedPostgres.ts'
export { type Migration, migrate, readMigrations } from './database/migrate.ts'
export { type Database, type DatabaseOptions, openDatabase } from './database/openDatabase.ts'
export { type Batch, defineProjection, type Projection } from './projections/Projection.ts'
export type { Write } from './projections/Write.ts'
export { type BlockSpan, blockSpan } from './read/blockSpan.ts'
export {
  type ActivityFacts,
  type MarkFacts,
  type PoolFacts,
  type PositionFacts,
  type ShareFacts,
  type StatementFacts,
  statementFacts,
} from './read/statementFacts.ts'
export type * from './tables/agents.ts'
export type { BlockRow, CursorRow, FollowedRow, LogRow } from './tables/chain.ts'
export type { TableName, Tables } from './tables/tables.ts'
