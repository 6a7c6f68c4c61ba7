import { createContext, type Deployment } from '@specie/protocol'
import { custom } from 'viem'
import type { Database } from '../database/openDatabase.ts'
import { describePools } from '../projections/describe/describePools.ts'
import type { LedgerOptions } from './LedgerOptions.ts'

/**
 * Reads what no event tells of pools (their terms, the names of their tokens) after blocks were taken in. What fails is
 * reported and tried again at the next call, even when that brings no blocks.
 */
export function describerOf(options: LedgerOptions, database: Database): (blocks: number) => Promise<void> {
  const describe =
    options.describe ?? (options.projections === undefined ? reading(options, database) : undefined)
  let due = true
  return async (blocks) => {
    if (describe === undefined || !(due || blocks > 0)) return
    due = true
    try {
      await describe()
      due = false
    } catch (error) {
      options.onFailure?.(error)
    }
  }
}

function reading({ rpcUrl, reader, deployment }: LedgerOptions, { db }: Database): () => Promise<unknown> {
  let context: ReturnType<typeof createContext> | undefined
  const connection: { rpcUrl?: string; deployment: Deployment } =
    reader === undefined ? { rpcUrl: rpcUrl!, deployment } : { deployment }
  const transport = reader === undefined ? {} : { transport: custom({ request: reader.request as never }) }
  return async () => {
    context ??= createContext({ ...connection, ...transport })
    // A connection that failed is made again.
    context.catch(() => {
      context = undefined
    })
    return await describePools(db, await context)
  }
}
