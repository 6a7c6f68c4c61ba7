import type { Address, Hex } from 'viem'
import type { StoredReport } from './StoredReport.ts'

/**
 * Where the reports of pools are kept. A report is named by its pool and its ladder, so that one which the chain never
 * saw (a killed chain, a refused transaction) cannot stand in for one that it did. Keeping the same one twice is one;
 * the same ladder at another curve takes the place of what was never sent.
 */
export interface ReportStore {
  put(pool: Address, report: StoredReport): Promise<void>
  /** The report with that ladder; undefined when it is not kept here. */
  byLadderHash(pool: Address, ladderHash: Hex): Promise<StoredReport | undefined>
  /** The report of the latest period; undefined when none is kept here. */
  newestOf(pool: Address): Promise<StoredReport | undefined>
}
