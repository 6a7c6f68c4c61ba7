export { type ActusEvent, actusEvents } from './actus/actusEvents.ts'
export type { ActusObserved, ObservedEvent, ObservedValue } from './actus/Observed.ts'
export type { ActusTermRecord } from './actus/terms/values.ts'
export { billDiscountRate, billEquivalentYield, billMoneyMarketYield, billPrice } from './bond/bill.ts'
export { type BondAnalytics, bondAnalytics, bondYield } from './bond/bondAnalytics.ts'
export { type BondFlows, bondFlows } from './bond/bondFlows.ts'
export type { FixedRateBond, YieldConvention } from './bond/FixedRateBond.ts'
export {
  type IndexedBondAnalytics,
  indexRatio,
  inflationIndexedBond,
  inflationIndexedRedemption,
  referenceIndex,
} from './bond/inflationIndexed.ts'
export { addBusinessDays } from './calendar/addBusinessDays.ts'
export { type Adjustment, adjust } from './calendar/adjust.ts'
export type { Calendar } from './calendar/Calendar.ts'
export {
  type CouponPeriod,
  type CouponScheduleTerms,
  couponSchedule,
  type Stub,
} from './calendar/couponSchedule.ts'
export { easterSunday } from './calendar/easterSunday.ts'
export { isBusinessDay } from './calendar/isBusinessDay.ts'
export { weekday } from './calendar/weekday.ts'
export { type BankruptcyCosts, type Clearing, clear } from './contagion/clear.ts'
export { type DebtRank, debtRank, linearDebtRank } from './contagion/debtRank.ts'
export { type AssetMarket, clearWithFireSale, type FireSale, fireSalePrice } from './contagion/fireSale.ts'
export { createNetwork, type Network, type Obligation } from './contagion/network.ts'
export { assumptionsFrom } from './credit/assumptionsFrom.ts'
export { impliedHazards, parSpread, type SwapQuote } from './credit/creditDefaultSwap.ts'
export {
  type Estimate,
  type EstimateOptions,
  estimateSegments,
  type SegmentEstimate,
} from './credit/estimateSegments.ts'
export {
  expectedCreditLoss,
  type LossPeriod,
  type LossScenario,
  type ProvisionBucket,
  provisionMatrixLoss,
  rollRateLosses,
  type Stage,
  type StageFacts,
  type StageThresholds,
  scenarioLoss,
  stageOf,
} from './credit/expectedCreditLoss.ts'
export { type HazardCurve, survival } from './credit/HazardCurve.ts'
export type { ObservedLoan } from './credit/ObservedLoan.ts'
export { type LoanFate, observeLoan } from './credit/observeLoan.ts'
export { absRate, annualRate, monthlyRate, psaRate, sdaRate } from './credit/prepaymentRates.ts'
export {
  averageLife,
  type OrderOfEvents,
  type PoolAssumptions,
  type PoolMonth,
  type PoolTerms,
  projectPool,
} from './credit/projectPool.ts'
export { type RiskyFlow, riskyValue, riskyValueContinuous } from './credit/riskyValue.ts'
export { singleMonthlyMortality } from './credit/singleMonthlyMortality.ts'
export {
  cumulativeDefault,
  estimateTransitions,
  generatorOf,
  matrixPower,
  normaliseRows,
  requireTransitionMatrix,
  type TransitionMatrix,
  transitionOver,
} from './credit/transitionMatrix.ts'
export { bootstrapPar, type ParQuote } from './curve/bootstrapPar.ts'
export { bootstrapTreasury, type CurveNode } from './curve/bootstrapTreasury.ts'
export { BUCKET_ENDS, BUCKET_MONTHS, bucketOf } from './curve/buckets.ts'
export type { Curve } from './curve/Curve.ts'
export { discount } from './curve/discount.ts'
export { forwardCurve } from './curve/forwardCurve.ts'
export {
  fitNelsonSiegelSvensson,
  type NelsonSiegelSvensson,
  nssForwardRate,
  nssZeroRate,
  type ZeroRate,
} from './curve/nelsonSiegelSvensson.ts'
export type { ParYield } from './curve/ParYield.ts'
export { packCurve } from './curve/packCurve.ts'
export { readTreasuryRow, type TreasuryRow } from './curve/readTreasuryRow.ts'
export { treasuryCurve } from './curve/treasuryCurve.ts'
export { unpackCurve } from './curve/unpackCurve.ts'
export { type Interpolation, type ZeroNode, zeroCurve } from './curve/zeroCurve.ts'
export { type TimedAmount, zSpread } from './curve/zSpread.ts'
export { addMonths } from './date/addMonths.ts'
export { isEndOfMonth } from './date/isEndOfMonth.ts'
export { monthsBetween } from './date/monthsBetween.ts'
export { toDay } from './date/toDay.ts'
export { toIso } from './date/toIso.ts'
export type { DayCount, DayCountContext } from './daycount/DayCount.ts'
export { type SpreadsheetBasis, spreadsheetYearFraction } from './daycount/spreadsheetYearFraction.ts'
export { thirty360 } from './daycount/thirty360.ts'
export { yearFraction } from './daycount/yearFraction.ts'
export { callDeal, callIsOpen } from './deal/cleanUpCall.ts'
export type {
  Condition,
  Deal,
  DealFee,
  DealInflow,
  DealPeriod,
  DealStep,
  DealTest,
  DealTranche,
  ReserveAccount,
  Source,
} from './deal/Deal.ts'
export { poolDeal } from './deal/poolDeal.ts'
export { runDeal } from './deal/runDeal.ts'
export {
  type AuctionPayout,
  type ClearedAuction,
  clearAuction,
  type SealedOrder,
} from './exit/auction/clearAuction.ts'
export {
  type AuctionOrder,
  type ClearingPrices,
  clearingPrices,
  NO_CLEARING,
  volumeAt,
} from './exit/auction/clearingPrices.ts'
export { combineQuotes, type FirmQuote, type QuoteCombination } from './exit/block/combineQuotes.ts'
export { type DeskBucket, FULL_BUCKET, feeUp, roomAt, useAfterUp, useAt } from './exit/DeskBucket.ts'
export { type FeeDriftRule, nextFee, providersReturn } from './exit/fee/feeDrift.ts'
export {
  BASEL_RULE,
  type CapitalRule,
  type Divergence,
  type DivergenceCapital,
  divergenceCapital,
} from './exit/guard/divergenceCapital.ts'
export {
  type GapObservation,
  type GapStatistics,
  type GuardPrices,
  type GuardTerms,
  gapOf,
  observeGap,
  poolDepth,
  poolPrice,
} from './exit/guard/guardRule.ts'
export { holdDiscountUp, holdPremiumUp } from './exit/hold/holdPremium.ts'
export { type HoldBook, holdValue } from './exit/hold/holdValue.ts'
export { type HoldQuote, type HoldTerms, quoteHold } from './exit/hold/quoteHold.ts'
export { amountsOf, liquidityFor, type RangeLiquidity } from './exit/market/liquidityFor.ts'
export { isMarketClosed, type MarketState, unpackMarketWord } from './exit/market/MarketState.ts'
export { type MarketPool, type MarketQuote, quoteMarket } from './exit/market/quoteMarket.ts'
export { tickOfPrice } from './exit/market/tickOfPrice.ts'
export { quoteSale, type SaleQuote } from './exit/quoteSale.ts'
export { quoteRestingPurchase, type RestingPurchase } from './exit/quotes/quoteRestingPurchase.ts'
export { quoteRestingSale, type RestingSale } from './exit/quotes/quoteRestingSale.ts'
export { quoteRoomAt, quoteUsedAfter, quoteUsedAt } from './exit/quotes/quoteRoom.ts'
export {
  QUOTE_FULL,
  QUOTE_PART,
  QUOTE_RETURNS,
  QUOTE_SIZE,
  type RestingQuote,
} from './exit/quotes/RestingQuote.ts'
export { type RestingDepth, restingDepth } from './exit/quotes/restingDepth.ts'
export { type Arc, linearArc } from './exit/routing/Arc.ts'
export { deskSource } from './exit/routing/deskSource.ts'
export { type ExitKind, type ExitSource, priceAfter, type Run } from './exit/routing/ExitSource.ts'
export { marketSource } from './exit/routing/marketSource.ts'
export { restingSource } from './exit/routing/restingSource.ts'
export { type ExitPart, type ExitSplit, type SplitRule, splitExit } from './exit/routing/splitExit.ts'
export { type PriceStep, stepSource } from './exit/routing/stepSource.ts'
export { type WindowOutlook, windowSource } from './exit/routing/windowSource.ts'
export {
  type PoolExits,
  type WindowsAhead,
  WORST_CASE_PARTS,
  type WorstCase,
  worstCase,
} from './exit/routing/worstCase.ts'
export { type Checkpoint, ERA_ONE, type Eras, type Walk, walkEras } from './exit/windows/eras.ts'
export { type FillPart, type FillTerms, fillBand, type WindowFill } from './exit/windows/fillBand.ts'
export {
  openWindows,
  orderNow,
  placeOrder,
  settleWindow,
  takeOut,
  type WindowBook,
  type WindowOrder,
} from './exit/windows/WindowBook.ts'
export { noticeTier, WINDOW_UNIT, type WindowTerms, weightDown } from './exit/windows/WindowTerms.ts'
export {
  type WindowDate,
  type WindowRhythm,
  type WindowRule,
  windowDates,
} from './exit/windows/windowDates.ts'
export { type WindowDemand, type WindowOutcome, windowOutcome } from './exit/windows/windowOutcome.ts'
export type { MarketStep } from './exit/worth/MarketStep.ts'
export { type MarkCourse, type MarkPrices, markCourse, type PublishedMark } from './exit/worth/markCourse.ts'
export type { ProviderEvent, ResultSource, ShareAmounts } from './exit/worth/ProviderEvent.ts'
export { type PositionKey, type PositionNow, positionEvents } from './exit/worth/positionEvents.ts'
export { withPrices } from './exit/worth/priceEvents.ts'
export {
  rangeKey,
  UNTOUCHED,
  type WalkedLeg,
  type WalkedMarket,
  type WalkedRange,
  walkLiquidity,
  walkTrade,
} from './exit/worth/priceWalk.ts'
export {
  type HurdleRates,
  type HurdleSource,
  type ProviderResult,
  providerResult,
  type ResultPoint,
} from './exit/worth/providerResult.ts'
export { type ReserveStep, reserveEvents } from './exit/worth/reserveEvents.ts'
export { type TrancheRiskTerms, trancheRates } from './exit/worth/trancheRates.ts'
export { expWad } from './fixed/expWad.ts'
export { lnWad } from './fixed/lnWad.ts'
export { MONTH, RATE_UNIT, WAD, YEAR } from './fixed/wad.ts'
export { type BuiltLadder, buildLadder, ladderSteps } from './ladder/buildLadder.ts'
export { decodeLadder } from './ladder/decodeLadder.ts'
export { encodeLadder } from './ladder/encodeLadder.ts'
export { exactValue, type LadderValue } from './ladder/exactValue.ts'
export { type ExpectedMonth, expectedFlows } from './ladder/expectedFlows.ts'
export { type FloatValue, floatValue } from './ladder/floatValue.ts'
export { type Ladder, MAXIMUM_MONTHS, MAXIMUM_SEGMENTS, type Segment } from './ladder/Ladder.ts'
export { type PoolMetrics, poolMetrics } from './ladder/poolMetrics.ts'
export type { SegmentAssumptions } from './ladder/SegmentAssumptions.ts'
export {
  type DivergenceObservation,
  type DivergenceRule,
  type DivergenceState,
  observeDivergence,
} from './liquidity/divergence.ts'
export { type ExitPriceTerms, formulaExitPrice } from './liquidity/formulaExitPrice.ts'
export { type LiquidationTerms, liquidationThreshold } from './liquidity/liquidationThreshold.ts'
export { chaffeDiscount, finnertyDiscount, longstaffDiscount } from './liquidity/marketabilityDiscount.ts'
export { type MakerTerms, premiumVariance, type Quote, quoteAroundNav } from './liquidity/quoteAroundNav.ts'
export { dilutionNeutralFee, type SwingTerms, swingFactor } from './liquidity/redemptionFee.ts'
export { type RequiredReturn, type RequiredReturnTerms, requiredReturn } from './liquidity/requiredReturn.ts'
export { type LinearRule, type RuleTerms, ruleAroundNav } from './liquidity/ruleAroundNav.ts'
export { runProofFee, runThreshold, tippingFraction } from './liquidity/runThreshold.ts'
export { decodeMoment } from './moments/decodeMoment.ts'
export { encodeMoment } from './moments/encodeMoment.ts'
export type { Moment } from './moments/Moment.ts'
export { momentsOf } from './moments/momentsOf.ts'
export { remark } from './moments/remark.ts'
export type { Book, Market, Report } from './nav/Book.ts'
export type { Figures, NavSettings, Status } from './nav/Figures.ts'
export { judge } from './nav/judge.ts'
export type { Mark } from './nav/Mark.ts'
export { nextMark, type SharePrices } from './nav/nextMark.ts'
export { accepted, horizonOf, lowerValue, newest, path, restate, unvestedUp, upperValue } from './nav/path.ts'
export { publish } from './nav/publish.ts'
export { askAt, bidAt, isFresh, priceAt } from './nav/quotes.ts'
export { type Recomputation, recompute } from './nav/recompute.ts'
export { reportOf } from './nav/reportOf.ts'
export { confirmBook, impairBook, markBook, openBook, proveBook, reportBook } from './nav/valuation.ts'
export { bracketRoot } from './numerics/bracketRoot.ts'
export { findRoot } from './numerics/findRoot.ts'
export { americanBinomial } from './options/americanBinomial.ts'
export { americanSpectral } from './options/americanSpectral.ts'
export { baroneAdesiWhaley } from './options/baroneAdesiWhaley.ts'
export { blackScholes, type OptionValue } from './options/blackScholes.ts'
export { cashDigital } from './options/digital.ts'
export { firstPassageProbability } from './options/firstPassage.ts'
export { impliedVolatility } from './options/impliedVolatility.ts'
export { intrinsicValue, type OptionKind, type OptionTerms } from './options/types.ts'
export { type ExposureClass, type IrbCapital, type IrbTerms, irbCapital } from './portfolio/irbCapital.ts'
export type { LoanLoss } from './portfolio/LoanLoss.ts'
export { type LossBin, lossBins } from './portfolio/lossBins.ts'
export { lossDistribution, lossDistributionSteps } from './portfolio/lossDistribution.ts'
export type { Portfolio } from './portfolio/Portfolio.ts'
export { type PoolLoss, poolLoss } from './portfolio/poolLoss.ts'
export {
  type SimulationOptions,
  simulatedDistribution,
  simulatedDistributionSteps,
  simulateLosses,
} from './portfolio/simulateLosses.ts'
export { lossQuantile, trancheExpectedLoss } from './portfolio/trancheLoss.ts'
export { conditionalDefaultProbability, vasicekDistribution, vasicekQuantile } from './portfolio/vasicek.ts'
export { inverseNormalDistribution, normalDensity, normalDistribution } from './probability/normal.ts'
export { type DatedTables, datedTables } from './revalue/datedTables.ts'
export { type LoanColumns, loanColumns } from './revalue/LoanColumns.ts'
export type { PreparedLoans } from './revalue/PreparedLoans.ts'
export { prepareDated } from './revalue/prepareDated.ts'
export { prepareGrid } from './revalue/prepareGrid.ts'
export { valueDated } from './revalue/valueDated.ts'
export { valueOnGrid } from './revalue/valueOnGrid.ts'
export type { CashFlow } from './schedule/CashFlow.ts'
export type { LoanKind, LoanTerms, ScheduledPayment } from './schedule/LoanTerms.ts'
export { type LeaseTerms, leaseClaim, leasePayments } from './schedule/leaseCashFlows.ts'
export { scheduleOf } from './schedule/scheduleOf.ts'
export { walkSchedule } from './schedule/walkSchedule.ts'
export { type Interval, poissonInterval } from './statistics/poissonInterval.ts'
export {
  annuityFutureValue,
  annuityInterest,
  annuityPayment,
  annuityPeriods,
  annuityPresentValue,
  annuityPrincipal,
  annuityRate,
  type PaymentTiming,
} from './timevalue/annuity.ts'
export {
  decliningBalanceDepreciation,
  factorDepreciation,
  straightLineDepreciation,
  yearsDigitsDepreciation,
} from './timevalue/depreciation.ts'
export {
  type DatedAmount,
  datedInternalRateOfReturn,
  datedNetPresentValue,
  internalRateOfReturn,
  netPresentValue,
} from './timevalue/internalRateOfReturn.ts'
export {
  annualPercentageYield,
  continuousRate,
  discountedPrice,
  effectiveRate,
  nominalRate,
  simpleDiscountRate,
} from './timevalue/rates.ts'
export { accrue } from './waterfall/accrue.ts'
export { collect } from './waterfall/collect.ts'
export { type Split, split } from './waterfall/split.ts'
export type { Collection, Distribution, Tranche, Waterfall } from './waterfall/Waterfall.ts'
export { inSlices, type LongWork, type Steps } from './work/inSlices.ts'
