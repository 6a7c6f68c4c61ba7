export { type CsvColumn, type CsvValue, csvText } from './csv/csvText.ts'
export type {
  BlockReference,
  Position,
  PriceBasis,
  Statement,
  StatementHolding,
  StatementIncome,
  StatementPrices,
  StatementShare,
  StatementTransaction,
  TransactionKind,
} from './statement/Statement.ts'
export { type StatementCsvOptions, statementCsv } from './statement/statementCsv.ts'
export { type PdfOptions, statementPdf } from './statement/statementPdf.ts'
export { type StatementTotals, statementTotals } from './statement/statementTotals.ts'
export type {
  ReportedLosses,
  ReportedMonth,
  ReportedSegment,
  ReportedSensitivity,
  ReportedTranche,
  ValuationReport,
} from './valuation/ValuationReport.ts'
export { valuationPdf } from './valuation/valuationPdf.ts'
