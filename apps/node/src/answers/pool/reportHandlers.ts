import { collections } from '@specie/ledger'
import { buildLadder, toIso } from '@specie/quant'
import { navBridge, type StoredReport, segmentOf } from '@specie/servicing'
import { getAddress } from 'viem'
import type { Handlers } from '../../http/Handler.ts'
import { segmentsAnswer } from '../../openings/assumptionsOf.ts'
import { figuresOf } from '../../tapes/figuresOf.ts'
import { cashFlowMonths } from './cashFlowMonths.ts'
import { chainReports } from './keptReports.ts'
import { riskAnswer } from './riskAnswer.ts'

/** What follows from the kept reports of a pool: where one is missing, its part of the answer is missing too. */
export const reportHandlers: Pick<
  Handlers,
  'navBridge' | 'cashFlows' | 'tapeFigures' | 'recomputation' | 'risk'
> = {
  async navBridge(services, { params, block }) {
    const pool = getAddress(params.pool)
    const [reports, periods] = await Promise.all([
      chainReports(services, pool, block),
      collections(services.database.db, pool, { atBlock: block.number }),
    ])
    return reports.slice(1).flatMap((after, index) => {
      const before = reports[index]!
      const paid = periods.find(({ asOf }) => asOf === after.asOf)
      if (before.report === undefined || after.report === undefined || paid === undefined) return []
      const bridge = navBridge(
        { report: before.report, impairment: before.impairment },
        { report: after.report, impairment: after.impairment },
        paid,
      )
      return [
        {
          period: Number(paid.period),
          from: before.report.cutOffDate,
          to: after.report.cutOffDate,
          opening: String(bridge.opening),
          accretion: String(bridge.accretion),
          interest: String(-bridge.collected.interest),
          principal: String(-bridge.collected.principal),
          recoveries: String(-bridge.collected.recoveries),
          surprise: String(bridge.surprise.total),
          impairment: String(bridge.impairment),
          market: String(bridge.market.total),
          closing: String(bridge.closing),
        },
      ]
    })
  },

  async cashFlows(services, { params, block }) {
    const pool = getAddress(params.pool)
    const [reports, periods] = await Promise.all([
      chainReports(services, pool, block),
      collections(services.database.db, pool, { atBlock: block.number }),
    ])
    return cashFlowMonths(reports, periods)
  },

  async tapeFigures(services, { params, block }) {
    const last = (await chainReports(services, getAddress(params.pool), block)).at(-1)
    return last?.report === undefined ? null : figuresOf(last.report.tape)
  },

  async recomputation(services, { params, block }) {
    const pool = getAddress(params.pool)
    const last = (await chainReports(services, pool, block)).at(-1)
    if (last?.report === undefined) return null
    const { report, impairment, asOf } = last
    return {
      pool,
      period: report.period,
      cutOffDate: report.cutOffDate,
      ladderHash: report.ladderHash,
      tapeRoot: report.tapeRoot,
      hazardShift: report.hazardShift,
      curve: {
        date: report.curve.day === 0 ? null : toIso(report.curve.day),
        forwards: [...report.curve.forwards],
      },
      assumptions: segmentsAnswer({ segmentBy: report.segmentBy, segments: report.assumptions }),
      ladder: ladderRows(report),
      impairment: String(impairment),
      asOf: Number(asOf),
    }
  },

  async risk(services, { params, block }) {
    const reports = await chainReports(services, getAddress(params.pool), block)
    return riskAnswer(reports.map(({ report }) => report))
  },
}

/** The ladder as `quant` has it, bigints as text. */
function ladderRows({ tape, assumptions, segmentBy }: StoredReport) {
  const built = buildLadder(tape.loans, tape.cutOffDate, assumptions, (loan) => segmentOf(loan, segmentBy))
  return built.ladder.map(({ hazard, recovery, spread, cash, openingBalance }, index) => ({
    name: built.names[index]!,
    hazard,
    recovery,
    spread,
    cash: cash.map(String),
    openingBalance: openingBalance.map(String),
  }))
}
