import type { SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import { ladderHashOf } from './ladderHashOf.ts'
import type { ReportStore } from './ReportStore.ts'
import type { StoredReport } from './StoredReport.ts'

/**
 * The kept report that the chain values a pool by.
 * @throws SpecieError `report.missing` when the store lacks it
 */
export async function currentReport(
  client: SpecieClient,
  reports: ReportStore,
  pool: Address,
): Promise<StoredReport> {
  const ladderHash = await ladderHashOf(client, pool)
  const report = await reports.byLadderHash(pool, ladderHash)
  if (report !== undefined) return report
  throw new SpecieError({
    code: 'report.missing',
    message: `The report of pool ${pool} with the ladder ${ladderHash} is not kept here`,
    expected: 'the canonical tape and parameters of the last report',
    remedy: 'get the bundle from the servicer',
  })
}
