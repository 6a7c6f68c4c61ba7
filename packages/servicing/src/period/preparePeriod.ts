import { abis, type Collection, type SpecieClient } from '@specie/protocol'
import { addMonths, toDay, toIso } from '@specie/quant'
import type { Address } from 'viem'
import type { StoredReport } from '../report/StoredReport.ts'
import { poolValuation } from '../valuation/poolValuation.ts'
import { readMarket } from '../valuation/readMarket.ts'
import { type PeriodEvents, rollTape, type ServicedPeriod } from './rollTape.ts'

/** What a servicer adds to what its books say. */
export interface PeriodOrder extends PeriodEvents {
  /** ISO date of the new cut-off; a calendar month after the last when left out. */
  readonly to?: string
  /** Cash recovered from loans written off earlier, cash units. */
  readonly recoveries: bigint
}

/** A period ready to be reported and paid. Cash units. */
export interface PreparedPeriod {
  readonly period: number
  readonly cutOffDate: string
  readonly serviced: Omit<ServicedPeriod, 'tape'>
  readonly recoveries: bigint
  readonly impairment: bigint
  /** Loans that are left. */
  readonly loans: number
  /** What the servicer pays in: interest, principal and recoveries. */
  readonly cash: bigint
  /** To be kept before the transaction, so that it is never missing after it. */
  readonly report: StoredReport
  /** For `client.pool(pool).collect(collection)` as the servicer. */
  readonly collection: Collection
}

/**
 * Lets the loans of a pool live until the next cut-off and values what is left at the present market: everything of
 * the period's report, nothing sent.
 * @param last the report that the chain values the pool by, see `currentReport`
 * @throws SpecieError `market.stale`, `input.cutOff` or `input.loan`
 */
export async function preparePeriod(
  client: SpecieClient,
  pool: Address,
  last: StoredReport,
  order: PeriodOrder,
): Promise<PreparedPeriod> {
  const reading = await client.pool(pool).read()
  const cutOffDate = order.to ?? nextCutOff(last)
  const { tape, ...serviced } = rollTape(last.tape, cutOffDate, order)
  const { curve, hazardShift } = await readMarket(client, reading)
  const { interest, principal, defaulted, late30, late60, late90 } = serviced
  const impairment = await client.context.reader.readContract({
    address: pool,
    abi: abis.Pool,
    functionName: 'impairmentUp',
    args: [late30, late60, late90],
  })
  const { assumptions, segmentBy } = last
  const market = { forwards: curve.forwards, hazardShift }
  const { report, tapeRoot } = poolValuation(tape, { segments: assumptions, segmentBy }, impairment, market)
  const period = reading.period + 1
  const { recoveries } = order
  const ladderHash = report.ladderHash
  return {
    period,
    cutOffDate,
    serviced,
    recoveries,
    impairment,
    loans: tape.loans.length,
    cash: interest + principal + recoveries,
    report: {
      period,
      cutOffDate,
      assumptions,
      segmentBy,
      curve,
      hazardShift,
      ladderHash,
      tapeRoot,
      writtenOff: order.defaulted,
      tape,
    },
    collection: {
      period,
      interest,
      principal,
      recoveries,
      defaulted,
      late30,
      late60,
      late90,
      tapeRoot,
      report,
    },
  }
}

/** The cut-off that follows a report's when nobody names one: a calendar month later. */
export function nextCutOff({ cutOffDate }: { readonly cutOffDate: string }): string {
  return toIso(addMonths(toDay(cutOffDate), 1))
}
