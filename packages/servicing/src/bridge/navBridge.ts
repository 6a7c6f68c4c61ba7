import {
  addMonths,
  buildLadder,
  exactValue,
  type Ladder,
  type Market,
  monthsBetween,
  toDay,
} from '@specie/quant'
import { ArgumentError } from '@specie/units'
import { type PeriodEvents, rollTape } from '../period/rollTape.ts'
import type { StoredReport } from '../report/StoredReport.ts'
import { segmentOf } from '../valuation/segmentOf.ts'
import { expectedRest } from './expectedRest.ts'

/** A report at one end of the bridge, with the unrealised losses that it states. */
export interface BridgeEnd {
  readonly report: StoredReport
  /** Cash units. */
  readonly impairment: bigint
}

/** What the loans paid between two reports. Cash units. */
export interface BridgeCash {
  readonly interest: bigint
  readonly principal: bigint
  readonly recoveries: bigint
}

/**
 * From one report's net value to the next one's, each at its cut-off, in cash units that add up exactly:
 * `opening + accretion − interest − principal − recoveries + surprise + impairment + market = closing`.
 */
export interface NavBridge {
  readonly opening: bigint
  /** The discount that time has taken off the cash expected at the old report, at the old market. */
  readonly accretion: bigint
  /** Cash that left the portfolio for the waterfall, each positive. */
  readonly collected: BridgeCash & { readonly total: bigint }
  /** Cash and new ladder against what the old ladder expected, both at the old market. */
  readonly surprise: Surprise
  /** Unrealised losses stated more (negative) or less. */
  readonly impairment: bigint
  readonly market: { readonly curve: bigint; readonly hazard: bigint; readonly total: bigint }
  readonly closing: bigint
}

/** Where the loans did otherwise than expected. The parts are known where the period's events are. */
export interface Surprise {
  readonly total: bigint
  readonly parts:
    | {
        /** Losses and prepayments that were expected, as if none of them had come. */
        readonly asScheduled: bigint
        readonly defaults: bigint
        readonly prepayments: bigint
        readonly lateness: bigint
        /** Whatever else changed the tape. */
        readonly other: bigint
      }
    | undefined
}

/**
 * Explains the change of a pool's value between two reports.
 * @param events what happened to single loans, for the parts of the surprise
 * @throws ArgumentError when the second report is not later
 */
export function navBridge(
  before: BridgeEnd,
  after: BridgeEnd,
  cash: BridgeCash,
  events?: PeriodEvents,
): NavBridge {
  const months = elapsedMonths(before.report, after.report)
  const [oldMarket, newMarket] = [marketOf(before.report), marketOf(after.report)]
  const [oldLadder, newLadder] = [ladderOf(before.report), ladderOf(after.report)]
  const valueThen = worth(oldLadder, oldMarket)
  const expected = expectedRest(oldLadder, oldMarket, months)
  const expectation = expected.cash + expected.rest
  const atOldMarket = worth(newLadder, oldMarket)
  const atNewCurve = worth(newLadder, { ...newMarket, hazardShift: oldMarket.hazardShift })
  const atNewMarket = worth(newLadder, newMarket)
  const total = cash.interest + cash.principal + cash.recoveries
  const actual = total + atOldMarket
  return {
    opening: valueThen - before.impairment,
    accretion: expectation - valueThen,
    collected: { ...cash, total },
    surprise: {
      total: actual - expectation,
      parts:
        events === undefined
          ? undefined
          : surpriseParts(before.report, after.report, events, cash.recoveries, expectation, actual),
    },
    impairment: before.impairment - after.impairment,
    market: {
      curve: atNewCurve - atOldMarket,
      hazard: atNewMarket - atNewCurve,
      total: atNewMarket - atOldMarket,
    },
    closing: atNewMarket - after.impairment,
  }
}

/** The events are let happen one kind after another; each kind is charged with what it changes. */
function surpriseParts(
  from: StoredReport,
  { cutOffDate }: StoredReport,
  events: PeriodEvents,
  recoveries: bigint,
  expectation: bigint,
  actual: bigint,
): Surprise['parts'] {
  const outcome = (happened: Partial<PeriodEvents>) => {
    const none = { defaulted: [], late: [], prepaid: [] }
    const { tape, interest, principal } = rollTape(from.tape, cutOffDate, { ...none, ...happened })
    return interest + principal + worth(ladderOf({ ...from, tape }), marketOf(from))
  }
  const { defaulted, prepaid, late } = events
  const scheduled = outcome({})
  const withDefaults = outcome({ defaulted })
  const withPrepayments = outcome({ defaulted, prepaid })
  const withLateness = outcome({ defaulted, prepaid, late })
  return {
    asScheduled: scheduled - expectation,
    defaults: withDefaults + recoveries - scheduled,
    prepayments: withPrepayments - withDefaults,
    lateness: withLateness - withPrepayments,
    other: actual - withLateness - recoveries,
  }
}

/** Calendar months, the last one by its days. */
function elapsedMonths(before: StoredReport, after: StoredReport): number {
  const [from, to] = [toDay(before.cutOffDate), toDay(after.cutOffDate)]
  if (to <= from) {
    throw new ArgumentError('after.report.cutOffDate', after.cutOffDate, `later than ${before.cutOffDate}`)
  }
  const whole = monthsBetween(from, to)
  const [start, end] = [addMonths(from, whole), addMonths(from, whole + 1)]
  return whole + (to - start) / (end - start)
}

function ladderOf({ tape, assumptions, segmentBy }: StoredReport): Ladder {
  return buildLadder(tape.loans, tape.cutOffDate, assumptions, (loan) => segmentOf(loan, segmentBy)).ladder
}

function marketOf({ curve, hazardShift }: Pick<StoredReport, 'curve' | 'hazardShift'>): Market {
  return { forwards: curve.forwards, hazardShift }
}

function worth(ladder: Ladder, market: Market): bigint {
  return ladder.length === 0 ? 0n : exactValue(ladder, market.forwards, market.hazardShift).value
}
