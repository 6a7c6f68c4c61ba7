export { type CalendarMonth, cashCalendar } from './bridge/cashCalendar.ts'
export {
  type BridgeCash,
  type BridgeEnd,
  type NavBridge,
  navBridge,
  type Surprise,
} from './bridge/navBridge.ts'
export { curveFeedSettings } from './opening/curveFeedSettings.ts'
export { nextOpeningStep, type OpeningStep } from './opening/nextOpeningStep.ts'
export { type Opening, REQUIRED_CLAIMS } from './opening/Opening.ts'
export { openingTerms } from './opening/openingTerms.ts'
export { type PreparedOpening, prepareOpening } from './opening/prepareOpening.ts'
export { type TranchePlan, tranchePlans, USUAL_TRANCHES } from './opening/tranchePlan.ts'
export { nextCutOff, type PeriodOrder, type PreparedPeriod, preparePeriod } from './period/preparePeriod.ts'
export { type PeriodEvents, rollTape, type ServicedPeriod } from './period/rollTape.ts'
export { type SimulationChance, simulateMonth } from './period/simulateMonth.ts'
export { uniform } from './period/uniform.ts'
export { currentReport } from './report/currentReport.ts'
export { ladderHashOf } from './report/ladderHashOf.ts'
export type { ReportStore } from './report/ReportStore.ts'
export type { ReportParameters, StoredReport } from './report/StoredReport.ts'
export { valueReport } from './report/valueReport.ts'
export { asOf } from './valuation/asOf.ts'
export {
  type EstimatedAssumptions,
  estimateAssumptions,
  FALLBACK,
} from './valuation/estimateAssumptions.ts'
export { loanLosses } from './valuation/loanLosses.ts'
export type { PoolAssumptions } from './valuation/PoolAssumptions.ts'
export { assumptionsError, parseAssumptions } from './valuation/parseAssumptions.ts'
export { parYieldCurve } from './valuation/parYieldCurve.ts'
export { pledgeLeaf } from './valuation/pledgeLeaf.ts'
export { type PoolValuation, poolValuation } from './valuation/poolValuation.ts'
export { type PoolMarket, readMarket, USUAL_CURVE_FEED } from './valuation/readMarket.ts'
export { type RiskGroup, riskGroups } from './valuation/riskGroups.ts'
export { type SegmentBy, segmentOf } from './valuation/segmentOf.ts'
export { type Vintage, vintages } from './valuation/vintages.ts'
