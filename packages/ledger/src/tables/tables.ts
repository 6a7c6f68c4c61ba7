import type { AgentTables } from './agents.ts'
import type { ApplicationTables } from './application.ts'
import type { BlockTables } from './block.ts'
import type { ChainTables } from './chain.ts'
import type { FileTables } from './file.ts'
import type { ProjectedTables } from './projected.ts'
import type { SessionTables } from './session.ts'
import type { TapeTables } from './tape.ts'

/** Every table and view of the database, one file a domain. */
export interface Tables
  extends AgentTables,
    ChainTables,
    ApplicationTables,
    BlockTables,
    FileTables,
    ProjectedTables,
    SessionTables,
    TapeTables {}

export type TableName = keyof Tables
