import type { PoolTerms, SpecieClient } from '@specie/protocol'
import { exactValue } from '@specie/quant'
import type { StoredReport } from '../report/StoredReport.ts'
import { poolValuation } from '../valuation/poolValuation.ts'
import { readMarket } from '../valuation/readMarket.ts'
import type { Opening } from './Opening.ts'
import { openingTerms } from './openingTerms.ts'

/** A pool about to be opened: what the registry is told, and the report to keep once it has an address. */
export interface PreparedOpening {
  readonly terms: PoolTerms
  /** Value of the portfolio at the cut-off, cash units. */
  readonly value: bigint
  readonly report: StoredReport
}

/**
 * Values a tape at the present market of its curve feed and sizes the pool by that value.
 * @throws SpecieError `market.stale` when the curve is missing or too old
 */
export async function prepareOpening(client: SpecieClient, opening: Opening): Promise<PreparedOpening> {
  const { curve, hazardShift } = await readMarket(client, opening.curveFeed)
  const market = { forwards: curve.forwards, hazardShift }
  const { cashFlows, report, tapeRoot } = poolValuation(opening.tape, opening.assumptions, 0n, market)
  const { value } = exactValue(cashFlows, curve.forwards, hazardShift)
  const [cash, block] = await Promise.all([
    opening.cash ?? client.reserve.read().then((reserve) => reserve.cash.address),
    client.context.reader.getBlock(),
  ])
  return {
    terms: openingTerms(opening, value, cash, Number(block.timestamp)),
    value,
    report: {
      period: 0,
      cutOffDate: opening.tape.cutOffDate,
      assumptions: opening.assumptions.segments,
      segmentBy: opening.assumptions.segmentBy,
      curve,
      hazardShift,
      ladderHash: report.ladderHash,
      tapeRoot,
      tape: opening.tape,
    },
  }
}
