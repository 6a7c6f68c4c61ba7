import { abis, type Collected } from '@specie/protocol'
import { addMonths, toDay, toIso } from '@specie/quant'
import type { LoanTape } from '@specie/tape'
import type { Address } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { type Receipt, transact } from '../chain/transact.ts'
import type { Session } from '../frame/session.ts'
import { type BundledReport, readReport, writeReport } from '../pool/bundle.ts'
import { ladderHashOf } from '../pool/ladderHashOf.ts'
import { type PoolMarket, readMarket } from '../pool/market.ts'
import { poolValuation } from '../pool/poolValuation.ts'
import { type PeriodEvents, rollTape, type ServicedPeriod } from './rollTape.ts'

/** What a servicer adds to what its books say. */
export interface PeriodOrder extends PeriodEvents {
  /** ISO date of the new cut-off; a calendar month after the last when left out. */
  readonly to?: string
  /** Cash recovered from loans written off earlier, cash units. */
  readonly recoveries: bigint
}

/** A period that was reported and paid. */
export interface CollectedPeriod {
  readonly period: number
  readonly cutOffDate: string
  readonly serviced: Omit<ServicedPeriod, 'tape'>
  readonly recoveries: bigint
  readonly impairment: bigint
  readonly loans: number
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
  const reading = await client.pool(pool).read()
  const last = readReport(folder, await ladderHashOf(connection, pool))
  const cutOffDate = order.to ?? nextCutOff(last)
  const serviced = rollTape(last.tape, cutOffDate, order)
  const market = await readMarket(client, reading)
  const impairment = await client.context.reader.readContract({
    address: pool,
    abi: abis.Pool,
    functionName: 'impairmentUp',
    args: [serviced.late30, serviced.late60, serviced.late90],
  })
  const period = reading.period + 1
  const valuation = reportFrom(folder, last, period, serviced.tape, impairment, market)
  const { interest, principal, defaulted, late30, late60, late90 } = serviced
  await provideLocalDollars(session, connection, interest + principal + order.recoveries)
  const prepared = await client.pool(pool).collect({
    period,
    interest,
    principal,
    recoveries: order.recoveries,
    defaulted,
    late30,
    late60,
    late90,
    tapeRoot: valuation.tapeRoot,
    report: valuation.report,
  })
  const { result, receipt } = await transact(session, connection, prepared)
  const { tape, ...sums } = serviced
  return {
    period,
    cutOffDate,
    serviced: sums,
    recoveries: order.recoveries,
    impairment,
    loans: tape.loans.length,
    result,
    receipt,
  }
}

function reportFrom(
  folder: string,
  last: BundledReport,
  period: number,
  tape: LoanTape,
  impairment: bigint,
  { curve, hazardShift }: PoolMarket,
) {
  const assumptions = { segments: last.assumptions, segmentBy: last.segmentBy }
  const valuation = poolValuation(tape, assumptions, impairment, { forwards: curve.forwards, hazardShift })
  writeReport(folder, tape, {
    period,
    cutOffDate: tape.cutOffDate,
    assumptions: last.assumptions,
    segmentBy: last.segmentBy,
    curve,
    hazardShift,
    ladderHash: valuation.report.ladderHash,
    tapeRoot: valuation.tapeRoot,
  })
  return valuation
}

function nextCutOff({ cutOffDate }: BundledReport): string {
  return toIso(addMonths(toDay(cutOffDate), 1))
}
