import { z } from 'zod'
import { call, tapeFigures } from './pool.ts'
import { amount, date, fraction, seconds } from './scalars.ts'

/** Why a row cannot be taken. */
export const rowError = z.object({
  /** Counted as a person sees it in the file. */
  row: z.number().int(),
  column: z.string().nullable(),
  field: z.string().nullable(),
  /** Stable name of what is wrong, e.g. `date.impossible`; errors of one kind share it. */
  code: z.string().optional(),
  found: z.string(),
  expected: z.string(),
  remedy: z.string(),
})

/** Which column of the file is which field of a loan, as `tape` writes it. */
export const mapping = z
  .unknown()
  .meta({ description: 'A mapping as formatMapping of the tape package gives it' })

/** A value that the file lacks, supplied by a person with a reason. */
export const tapeAssumption = z.object({
  field: z.string(),
  /** As text, read like a cell of the field: `0.08` for a rate. */
  value: z.string().max(200),
  reason: z.string().max(500),
})

/** An uploaded file on its way to becoming a tape. */
export const tape = z.object({
  id: z.string(),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx', 'parquet']),
  bytes: z.number().int(),
  uploadedAt: seconds,
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  rows: z.number().int(),
  /** What was understood of the columns, one entry a field of a loan. */
  fields: z.array(
    z.object({
      field: z.string(),
      title: z.string(),
      required: z.boolean(),
      help: z.string(),
      column: z.string().nullable(),
      /** 0 to 1; null when a person chose it. */
      confidence: z.number().nullable(),
    }),
  ),
  mapping,
  preset: z.string().nullable(),
  cutOffDate: date.nullable(),
  cutOffGuess: date.nullable(),
  currency: z.string(),
  mended: z.array(z.object({ row: z.number().int(), column: z.string(), value: z.string() })),
  leftOutRows: z.array(z.number().int()),
  /** What a person supplied where the file says nothing. */
  assume: z.array(tapeAssumption).optional(),
  /** Rules that were chosen; absent or null: the usual ones. */
  eligibility: z
    .object({ maxDaysPastDue: z.number().int().nullable(), statuses: z.array(z.string()) })
    .nullable()
    .optional(),
  /** Null until checked with a cut-off. */
  check: z
    .object({
      accepted: z.number().int(),
      rejected: z.number().int(),
      /** At most the first thousand; all of them as CSV. */
      errors: z.array(rowError),
      errorCount: z.number().int(),
      /** Loans that the rules leave out, by reason. */
      ineligible: z.array(z.object({ reason: z.string(), loans: z.number().int(), balance: amount })),
      /** What was assumed where the file says nothing, in words. */
      assumptions: z.array(z.string()),
      figures: tapeFigures.nullable(),
      decimals: z.number().int(),
    })
    .nullable(),
  /** The pool that was opened with it. */
  pool: z.string().nullable(),
})

/** What a person decides of a tape before it is checked again. */
export const tapeSettings = z.object({
  /** Field → column; null: the file has none. Left out: as before. */
  columns: z.record(z.string(), z.string().nullable()).optional(),
  preset: z.string().nullable().optional(),
  cutOffDate: date.optional(),
  currency: z.string().optional(),
  /** Cells mended in place; the file itself stays as it came. */
  mend: z.array(z.object({ row: z.number().int(), column: z.string(), value: z.string() })).optional(),
  /** Values that the file lacks; the whole list. */
  assume: z.array(tapeAssumption).optional(),
  /** Rows to leave out, by number. */
  leaveOut: z.array(z.number().int()).optional(),
  eligibility: z
    .object({ maxDaysPastDue: z.number().int().min(0).optional(), statuses: z.array(z.string()).optional() })
    .optional(),
})

/** Expected behaviour of one segment of loans. */
export const segmentAssumptions = z.object({
  name: z.string(),
  /** A year, continuous. */
  hazard: fraction,
  recovery: fraction,
  /** Over the curve, a year. */
  spread: fraction,
  prepaymentMonthly: fraction,
})

export const trancheTerms = z.object({
  symbol: z.string(),
  name: z.string(),
  /** Of the portfolio's value, 0 to 1. */
  share: fraction,
  coupon: fraction,
  ratio: fraction,
  distributing: z.boolean(),
})

/** What loans are told apart by when expectations are set. */
export const segmentBy = z.enum(['grade', 'country', 'none'])

/** How loans are to be told apart; left out: as the tape allows. */
export const suggestionQuery = z.object({ segmentBy: segmentBy.optional() })

/** The terms of a pool to be. */
export const openingTerms = z.object({
  name: z.string().min(1).max(40),
  segmentBy,
  segments: z.array(segmentAssumptions),
  tranches: z.array(trancheTerms).min(1).max(3),
  curveFeed: z.string(),
  raiseDays: z.number().int().min(1).max(45),
  /** Of what investors can put in. */
  minimumShare: fraction,
  feeRate: fraction,
  /** Written down of balances 30, 60 and 90 days late, fractions. */
  writeDown: z.tuple([fraction, fraction, fraction]),
  bondShare: fraction,
  /** ISO 3166-1 alpha-2; every country when empty. */
  countries: z.array(z.string()),
  servicer: z.string(),
  valuer: z.string(),
})

/** What a tape is worth on given terms, before anything is signed. */
export const openingPreview = z.object({
  value: amount,
  balance: amount,
  expectedLoss: amount,
  decimals: z.number().int(),
  currency: z.string(),
  tranches: z.array(
    z.object({
      symbol: z.string(),
      maximum: amount,
      coupon: fraction,
      coverage: fraction,
      expectedLoss: fraction.nullable(),
    }),
  ),
  /** Change of value for a hundredth of a per cent more of each. */
  sensitivities: z.array(z.object({ what: z.string(), change: amount })),
  cashFlows: z.array(z.object({ until: date, scheduled: amount, expected: amount })),
  segments: z.array(z.object({ name: z.string(), loans: z.number().int() })),
  terms: openingTerms,
})

/** The transaction that opens the pool; the report is kept before it is signed. */
export const opening = z.object({ calls: z.array(call), preview: openingPreview })

/** What a servicer says of a month. */
export const periodOrder = z.object({
  to: date,
  defaulted: z.array(z.string()),
  late: z.array(z.string()),
  prepaid: z.array(z.string()),
  recoveries: amount,
})

/** What reporting that month would do. */
export const periodPreview = z.object({
  period: z.number().int(),
  to: date,
  interest: amount,
  principal: amount,
  recoveries: amount,
  defaulted: amount,
  late30: amount,
  late60: amount,
  late90: amount,
  loans: z.number().int(),
  valueAfter: amount,
  calls: z.array(call),
})

/** A loan as its servicer sees it (never public). */
export const loanRow = z.object({
  id: z.string(),
  borrower: z.string().nullable(),
  grade: z.string().nullable(),
  country: z.string().nullable(),
  kind: z.string(),
  status: z.string(),
  daysPastDue: z.number().int(),
  balance: amount,
  rate: fraction,
  maturityDate: date,
})

export type Tape = z.infer<typeof tape>
export type TapeSettings = z.infer<typeof tapeSettings>
export type RowError = z.infer<typeof rowError>
export type OpeningTerms = z.infer<typeof openingTerms>
export type OpeningPreview = z.infer<typeof openingPreview>
export type PeriodOrder = z.infer<typeof periodOrder>
export type PeriodPreview = z.infer<typeof periodPreview>
export type LoanRow = z.infer<typeof loanRow>
