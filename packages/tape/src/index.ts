export { canonicalColumns, canonicalLoan } from './canonical/canonicalLoan.ts'
export { canonicalFormat, canonicalLines, canonicalTape } from './canonical/canonicalTape.ts'
export { parseCanonicalTape } from './canonical/parseCanonicalTape.ts'
export { tapeHash } from './canonical/tapeHash.ts'
export type { OpenOptions } from './files/OpenOptions.ts'
export { openTape } from './files/openTape.ts'
export type { RawTable, RowBatch, TapeFormat } from './files/RawTable.ts'
export type { RowItem } from './files/RowItem.ts'
export type { TapeInput } from './files/TapeInput.ts'
export { type FieldGuess, guessMapping, type MappingGuess } from './guess/guessMapping.ts'
export { guessReading, type ReadingGuess } from './guess/guessReading.ts'
export { formatMapping } from './mapping/formatMapping.ts'
export { parseMapping } from './mapping/parseMapping.ts'
export { type Field, type FieldType, fieldDefinitions, fields } from './model/Field.ts'
export {
  type BalanceBasis,
  type DayCount,
  dayCounts,
  type Loan,
  type LoanKind,
  type LoanOutcome,
  type LoanStatus,
  loanKinds,
  loanStatuses,
  type ScheduledPayment,
} from './model/Loan.ts'
export type {
  AppliedAssumption,
  Assumption,
  ExcludedRow,
  Exclusion,
  LoanTape,
  TapeSource,
} from './model/LoanTape.ts'
export type { ColumnMapping, FlagRule, Mapping, NumberScale, PrefixRule } from './model/Mapping.ts'
export { MappingError } from './model/MappingError.ts'
export type { RowError } from './model/RowError.ts'
export { TapeError } from './model/TapeError.ts'
export { TapeFileError } from './model/TapeFileError.ts'
export { type Duplicates, findDuplicates, type TwinLoans } from './pledge/findDuplicates.ts'
export { defaultSalt, fingerprint, type PledgeTerms, pledgeText } from './pledge/fingerprint.ts'
export { loanFingerprint } from './pledge/loanFingerprint.ts'
export type { ConcentrationLimits, EligibilityRules } from './pool/EligibilityRules.ts'
export { remainingMonths } from './pool/remainingMonths.ts'
export { type IneligibleLoan, type PoolSelection, type ReasonTotal, selectPool } from './pool/selectPool.ts'
export { presetFor, presets } from './presets/presets.ts'
export { missingFields } from './read/missingFields.ts'
export type { ReadOptions } from './read/ReadOptions.ts'
export { readRows } from './read/readRows.ts'
export type { LeftOutLoan, LeftOutReason, RejectedRow, TapeReading } from './read/TapeReading.ts'
export { readTape, requireTape } from './readTape.ts'
export { csvCell, csvLine } from './report/csvCell.ts'
export { exclusionsOf } from './report/exclusionsOf.ts'
export { formatRowError } from './report/formatRowError.ts'
export { rejectedRowsCsv } from './report/rejectedRowsCsv.ts'
export { rowErrorsCsv } from './report/rowErrorsCsv.ts'
export { type SummaryGroup, summariseTape, type TapeSummary } from './report/summariseTape.ts'
export { levelPayment } from './terms/levelPayment.ts'
export { nextPaymentDate, type PaymentTerms, paymentsDue, remainingPayments } from './terms/paymentDates.ts'
export { type BalanceTerms, scheduledBalance } from './terms/scheduledBalance.ts'
export { type Cell, cellText } from './values/Cell.ts'
