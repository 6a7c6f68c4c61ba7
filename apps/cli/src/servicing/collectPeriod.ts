import type { Collected } from '@specie/protocol'
import { toDay } from '@specie/quant'
import {
  currentReport,
  nextCutOff,
  type PeriodOrder,
  type PreparedPeriod,
  preparePeriod,
} from '@specie/servicing'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { type Receipt, transact } from '../chain/transact.ts'
import type { Session } from '../frame/session.ts'
import { bundleReports } from '../pool/bundle.ts'
import { shareReport } from '../pool/completeBundle.ts'

/** A period that was reported and paid. */
export interface CollectedPeriod extends Omit<PreparedPeriod, 'report' | 'collection' | 'cash'> {
  readonly result: Collected
  readonly receipt: Receipt
}

/**
 * Lets the loans of a pool live until the next cut-off, values what is left, and reports and pays the period.
 * The new tape and its parameters go into the bundle before the transaction, so that they are never missing after it.
 */
export async function collectPeriod(
  session: Session,
  connection: Connection,
  pool: Address,
  folder: string,
  order: PeriodOrder,
): Promise<CollectedPeriod> {
  const { client } = connection
  const reports = bundleReports(folder)
  const last = await currentReport(client, reports, pool)
  await requirePast(connection, order.to ?? nextCutOff(last))
  const { report, collection, cash, ...period } = await preparePeriod(client, pool, last, order)
  await reports.put(pool, report)
  await shareReport(session, pool, report)
  await provideLocalDollars(session, connection, cash)
  const prepared = await client.pool(pool).collect(collection)
  const { result, receipt } = await transact(session, connection, prepared)
  return { ...period, result, receipt }
}

/** A period ends before it is reported: said here, before anything is written, made or sent. */
async function requirePast({ client, local }: Connection, cutOffDate: string): Promise<void> {
  const { timestamp } = await client.context.reader.getBlock()
  if (toDay(cutOffDate) * 86_400 <= timestamp) return
  const today = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)
  throw new SpecieError({
    code: 'input.cutOff',
    message: `The cut-off ${cutOffDate} lies ahead: on the chain it is ${today}`,
    expected: `a date up to ${today}`,
    remedy: local
      ? `\`npx specie advance --to ${cutOffDate}\` moves the chain's time`
      : 'collect when the period is over',
  })
}
