import type { PoolDetail } from '@specie/ledger'
import type { Address } from 'viem'
import type { Services } from '../../Services.ts'
import { keptReport } from './keptReports.ts'

/** Balance late by 30 days or more over balance, of the last period; null before it, or without the report. */
export async function lateShareOf(
  services: Services,
  pool: Address,
  facts: PoolDetail | undefined,
): Promise<number | null> {
  const last = facts?.lastCollection ?? null
  const ladderHash = facts?.ladderHash ?? null
  if (last === null || ladderHash === null) return null
  const report = await keptReport(services, pool, ladderHash)
  const balance = report?.tape.loans.reduce((sum, loan) => sum + loan.balance, 0n) ?? 0n
  return balance === 0n ? null : Number(last.late30 + last.late60 + last.late90) / Number(balance)
}
