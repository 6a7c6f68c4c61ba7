import { join } from 'node:path'
import { type Database, type Ledger, openDatabase, openLedger } from '@specie/ledger'
import { type Deployment, fileStore } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { reach } from '../chain/connect.ts'
import type { Session } from '../frame/session.ts'
import { LOCAL_CHAIN_ID } from '../keys/signer.ts'
import { homeDatabase } from './homeDatabase.ts'

/** The ledger as a command reads it. */
export interface LedgerReading {
  readonly database: Database
  readonly deployment: Deployment
  readonly chainId: number
  readonly local: boolean
  /** The newest block in it. */
  readonly head: { readonly number: bigint; readonly timestamp: bigint }
}

/** How long a command waits for the indexer of another process. */
const PATIENCE_MS = 15_000

/**
 * Reads the ledger at the chain's present head: what is missing is taken in first, by this command or by the indexer that
 * runs. Without a chain it is read as it stands.
 * @throws SpecieError `ledger.empty` when it has never been filled
 */
export async function withLedger<T>(
  session: Session,
  work: (ledger: LedgerReading) => Promise<T>,
): Promise<T> {
  const server = await homeDatabase(session)
  try {
    const connection = await reach(session).catch(() => undefined)
    const deployment = connection?.client.context.deployment
    if (connection === undefined || Object.keys(deployment?.contracts ?? {}).length === 0) {
      return await readAsItStands(session, server.url, work)
    }
    const { rpcUrl, chainId, local } = connection
    const ledger = await openLedger({ databaseUrl: server.url, deployment: deployment!, rpcUrl })
    try {
      await catchUp(ledger)
      const head = await headOf(ledger)
      return await work({ database: ledger.database, deployment: deployment!, chainId, local, head })
    } finally {
      await ledger.close()
    }
  } finally {
    await server.close()
  }
}

/** Takes a ledger to the chain's present head; where another process writes, waits until that has come as far. */
export async function catchUp(ledger: Ledger): Promise<void> {
  const { head, standby } = await ledger.step()
  const limit = Date.now() + PATIENCE_MS
  while (standby && Date.now() < limit) {
    const at = await ledger.head()
    if (at !== undefined && at.blockNumber >= head) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function headOf(ledger: Pick<Ledger, 'head'>) {
  const head = await ledger.head()
  if (head === undefined) throw empty()
  return { number: head.blockNumber, timestamp: head.timestamp }
}

async function readAsItStands<T>(
  session: Session,
  url: string,
  work: (ledger: LedgerReading) => Promise<T>,
): Promise<T> {
  const database = openDatabase(url, { connections: 4 })
  try {
    const there = await database.pool.query(`select to_regclass('cursor') is not null as there`)
    if (there.rows[0]?.there !== true) throw empty()
    const cursor = await database.db.selectFrom('cursor').selectAll().executeTakeFirst()
    if (cursor === undefined) throw empty()
    const chainId = Number(cursor.chainId)
    const deployment = await fileStore(join(session.home.deployments, `${chainId}.json`)).read()
    if (deployment === undefined) throw empty()
    session.terminal.note(
      `No chain answers: the ledger is read as it stands, at block ${cursor.blockNumber}.`,
    )
    const head = { number: cursor.blockNumber, timestamp: cursor.timestamp }
    return await work({ database, deployment, chainId, local: chainId === LOCAL_CHAIN_ID, head })
  } finally {
    await database.close()
  }
}

function empty(): SpecieError {
  return new SpecieError({
    code: 'ledger.empty',
    message: 'The ledger has no block yet, and no chain answers from which it could be filled',
    remedy: '`npm start` or `npx specie node run` fills it',
  })
}
