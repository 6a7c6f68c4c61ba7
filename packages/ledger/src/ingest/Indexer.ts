import type { ChainSource } from '../chain/ChainSource.ts'
import type { Database } from '../database/openDatabase.ts'
import type { Projection } from '../projections/Projection.ts'
import type { TableName } from '../tables/tables.ts'
import type { ChunkSize } from './ChunkSize.ts'
import type { LedgerMetrics } from './createMetrics.ts'
import type { LedgerOrigin } from './followedContracts.ts'
import type { IndexerConnection } from './IndexerConnection.ts'
import type { LedgerOptions } from './LedgerOptions.ts'

/** What the parts of an indexer share. */
export interface Indexer {
  readonly options: LedgerOptions
  readonly source: ChainSource
  /** For reading; writing goes through `connection`. */
  readonly database: Database
  readonly connection: IndexerConnection
  readonly projections: readonly Projection[]
  readonly tables: readonly TableName[]
  readonly origin: LedgerOrigin
  readonly metrics: LedgerMetrics
  readonly chunk: ChunkSize
  /** On a local chain the newest word of the node holds: it may be set back, or begun anew. */
  readonly local: boolean
}
