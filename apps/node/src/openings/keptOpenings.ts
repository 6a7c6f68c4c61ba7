import { postgresReports } from '@specie/agents'
import type { OpeningTerms } from '@specie/api'
import type { Database } from '@specie/ledger'
import type { SpecieClient } from '@specie/protocol'
import type { ReportParameters } from '@specie/servicing'
import { parseCanonicalTape } from '@specie/tape'
import type { Address, Hex } from 'viem'
import { machineSeconds } from '../clock.ts'
import { packText, unpackText } from '../tapes/tapeStore.ts'

interface OpeningParameters {
  /** Unix seconds and cash units, by which the pool is known again on the chain. */
  readonly raiseEnds: number
  readonly minimumRaise: string
  readonly report: ReportParameters
}

/** A report that waits for its pool to be opened. */
export interface KeptOpening {
  readonly messageHash: Hex
  readonly tape: string
  readonly owner: Address
  readonly parameters: OpeningParameters
  /** Canonical text. */
  readonly loans: string
  readonly terms: OpeningTerms
}

/** Keeps a report before the pool exists. */
export async function keepOpening({ db }: Database, opening: KeptOpening): Promise<void> {
  const { messageHash, tape, owner, parameters, loans, terms } = opening
  await db
    .insertInto('opening')
    .values({
      messageHash,
      tape,
      owner,
      parameters: JSON.stringify(parameters) as never,
      loans: (await packText(loans)) as never,
      madeAt: BigInt(machineSeconds()),
      terms: JSON.stringify(terms) as never,
    })
    .onConflict((conflict) => conflict.column('messageHash').doNothing())
    .execute()
}

/** The terms that a pool was opened with on a server of this database, as its issuer chose them. */
export async function termsOf({ db }: Database, pool: Address): Promise<OpeningTerms | null> {
  const row = await db
    .selectFrom('opening')
    .select('terms')
    .where('pool', '=', pool)
    .where('terms', 'is not', null)
    .executeTakeFirst()
  return (row?.terms as unknown as OpeningTerms | undefined) ?? null
}

/**
 * Gives a pool the report that it was opened with, if one was kept here: known again by issuer, end and minimum of
 * the raise, so that it does not matter through which wallet the message came. Doing it twice is doing it once.
 */
export async function bindOpening(database: Database, client: SpecieClient, pool: Address): Promise<boolean> {
  const { db } = database
  const known = await db
    .selectFrom('opening')
    .select('messageHash')
    .where('pool', '=', pool)
    .executeTakeFirst()
  if (known !== undefined) return true
  const { issuer, raiseEnds, minimumRaise } = await client.pool(pool).read()
  const rows = await db
    .selectFrom('opening')
    .selectAll()
    .where('owner', '=', issuer)
    .where('pool', 'is', null)
    .orderBy('madeAt', 'desc')
    .execute()
  const found = rows.find(({ parameters }) => {
    const { raiseEnds: ends, minimumRaise: least } = parameters as unknown as OpeningParameters
    return BigInt(ends) === raiseEnds && BigInt(least) === minimumRaise
  })
  if (found === undefined) return false
  const { report } = found.parameters as unknown as OpeningParameters
  const tape = parseCanonicalTape(await unpackText(found.loans))
  await postgresReports(db).put(pool, { ...report, tape })
  await db.updateTable('opening').set({ pool }).where('messageHash', '=', found.messageHash).execute()
  return true
}
