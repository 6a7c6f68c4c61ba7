import { postgresReports } from '@specie/agents'
import type { PoolReading } from '@specie/protocol'
import { currentReport, type StoredReport } from '@specie/servicing'
import { type Address, isAddressEqual } from 'viem'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'

/**
 * The last report of a pool with its loans, for those who work with it.
 * @throws HttpProblem 403 for anybody but issuer, servicer and valuer; SpecieError `report.missing`
 */
export async function partyReport(
  services: Services,
  pool: Address,
  caller: Address,
  parts: readonly ('issuer' | 'servicer' | 'valuer')[] = ['issuer', 'servicer', 'valuer'],
): Promise<{ readonly reading: PoolReading; readonly report: StoredReport }> {
  const { client, database } = services
  const reading = await client.pool(pool).read()
  if (!parts.some((part) => isAddressEqual(reading[part], caller))) {
    throw new HttpProblem(403, {
      code: 'access.party',
      message: `${caller} has no part in pool ${pool}: single loans are shown to its ${parts.join(', ')} only`,
      remedy: 'sign in as one of them; the data room has the figures that are public',
    })
  }
  return { reading, report: await currentReport(client, postgresReports(database.db), pool) }
}
