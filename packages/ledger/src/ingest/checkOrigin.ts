import { SpecieError } from '@specie/units'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables/tables.ts'
import type { LedgerOrigin } from './followedContracts.ts'

/**
 * Notes in an empty database what it is of, and refuses one of another deployment.
 * @throws SpecieError `ledger.otherDeployment`
 */
export async function checkOrigin(db: Kysely<Tables>, origin: LedgerOrigin): Promise<void> {
  const row = { chainId: BigInt(origin.chainId), firstBlock: origin.firstBlock, deployment: origin.hash }
  await db
    .insertInto('origin')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const found = await db.selectFrom('origin').selectAll().executeTakeFirstOrThrow()
  if (found.deployment === origin.hash && found.chainId === row.chainId) return
  throw new SpecieError({
    code: 'ledger.otherDeployment',
    message: `The database is the ledger of another deployment on chain ${found.chainId}`,
    expected: `a database of the deployment on chain ${origin.chainId}`,
    remedy: 'give this deployment a database of its own: another DATABASE_URL, or another home folder',
  })
}
