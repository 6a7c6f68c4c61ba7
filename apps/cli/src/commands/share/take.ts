import type { Enforcement } from '@specie/protocol'
import type { Connection } from '../../chain/connect.ts'
import type { FoundShare } from '../../chain/findShare.ts'
import { transact } from '../../chain/transact.ts'
import type { Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'

/** Takes a measure as an agent of a share, after showing what it changes. */
export async function take(
  session: Session,
  connection: Connection,
  found: FoundShare,
  measure: Enforcement,
  said: string,
): Promise<Result> {
  const prepared = await connection.client.share(found.share).enforce(measure)
  const { receipt, changes } = await transact(session, connection, prepared)
  return {
    data: { ...found, measure, changes, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : said,
  }
}
