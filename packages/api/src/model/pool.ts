import { z } from 'zod'
import { address, amount, date, fraction, hash, seconds, token } from './scalars.ts'

/** Where a pool stands in its life. */
export const poolState = z.enum(['draft', 'raising', 'refunding', 'active', 'windingDown', 'closed'])

/** One tranche, senior first. */
export const tranche = z.object({
  number: z.number().int(),
  share: token,
  /** Per year, simple; 0 for the residual. */
  coupon: fraction,
  /** Coverage below which excess cash is kept in the pool; 0: no test. */
  coverageRatio: fraction,
  /** Collections are paid out as income; otherwise they raise the price. */
  distributing: z.boolean(),
  principal: amount,
  /** Most that investors can put in, cash units. */
  maximum: amount,
  supply: amount,
  /** Cash units a share unit, times 1e18; null before the first report. What a sale gets, and what an entry costs. */
  price: z.object({ bid: amount, ask: amount }).nullable(),
  /** Supply at the bid price, cash units. */
  value: amount.nullable(),
  accrued: amount,
  holders: z.number().int(),
  /** Income ever distributed to it, cash units. */
  distributed: amount,
})

/** A pool in a list. */
export const poolSummary = z.object({
  pool: address,
  number: z.number().int(),
  name: z.string(),
  state: poolState,
  issuer: address,
  cash: token,
  openedAt: seconds,
  /** Net value, cash units; null before the first report. */
  value: amount.nullable(),
  raised: amount,
  room: amount,
  period: z.number().int(),
  /** Cut-off of the last report. */
  asOf: date.nullable(),
  tranches: z.array(tranche),
  /** Balance late by 30 days or more over balance; null before the first collection. */
  lateShare: fraction.nullable(),
})

/** Everything that the head of a pool's page shows. */
export const pool = z.object({
  ...poolSummary.shape,
  servicer: address,
  valuer: address,
  feeRate: fraction,
  feesDue: amount,
  trapped: amount,
  raiseEnds: seconds,
  minimumRaise: amount,
  issuanceFrozen: z.boolean(),
  bond: z.object({ agreed: amount, amount, posted: z.boolean() }),
  defaulted: amount,
  recovered: amount,
  tapeRoot: hash,
  ladderHash: hash.nullable(),
  curveFeed: z.string(),
  hazardFeed: z.string().nullable(),
  valuation: z
    .object({
      lower: amount,
      upper: amount,
      confirmed: z.boolean(),
      revision: z.number().int(),
      horizon: seconds,
    })
    .nullable(),
  /** Cash held by the pool, by its own books. */
  creditOf: z.array(z.object({ party: address, amount })),
})

/** One point of a pool's valuation history. */
export const navPoint = z.object({
  time: seconds,
  block: z.number().int(),
  lower: amount,
  upper: amount,
  /** Prices by tranche, cash units a share unit times 1e18; null where none yet. */
  prices: z.array(z.object({ bid: amount, ask: amount }).nullable()),
  /** What moved it. */
  cause: z.enum(['report', 'mark', 'confirmation', 'impairment', 'collection']),
  transaction: hash,
})

/** Why the value of one report differs from the one before; the parts add up exactly. Cash units. */
export const navBridge = z.object({
  period: z.number().int(),
  from: date,
  to: date,
  opening: amount,
  accretion: amount,
  interest: amount,
  principal: amount,
  recoveries: amount,
  surprise: amount,
  impairment: amount,
  market: amount,
  closing: amount,
})

/** One month of expected and collected cash. */
export const cashFlowMonth = z.object({
  /** First day after the month. */
  until: date,
  /** Contractual, without losses and prepayments. */
  scheduled: amount,
  /** After expected prepayment and loss; null for past months. */
  expected: amount.nullable(),
  /** Null for months to come. */
  collected: amount.nullable(),
})

/** A period as it was reported and paid. */
export const collection = z.object({
  period: z.number().int(),
  time: seconds,
  asOf: date,
  interest: amount,
  principal: amount,
  recoveries: amount,
  defaulted: amount,
  late30: amount,
  late60: amount,
  late90: amount,
  /** By the waterfall. */
  fees: amount,
  toTranches: z.array(amount),
  trapped: amount,
  covered: z.boolean(),
  /** Net value after it. */
  value: amount,
  transaction: hash,
})

/** A holder of a tranche. */
export const holder = z.object({
  tranche: z.number().int(),
  symbol: z.string(),
  wallet: address,
  balance: amount,
  value: amount.nullable(),
  /** Of the tranche's supply. */
  part: fraction,
  /** ISO 3166-1 alpha-2; null when the wallet has no identity. */
  country: z.string().nullable(),
  class: z.string().nullable(),
  frozen: amount,
})

/** A document whose hash the chain holds. */
export const document = z.object({
  name: z.string(),
  uri: z.string(),
  hash,
  time: seconds,
  transaction: hash,
  /** Size when this server keeps the file, otherwise null. */
  size: z.number().int().nullable(),
  /** The kept file has the hash that the chain holds; null when it is not kept here. */
  matches: z.boolean().nullable(),
})

/** What the tape of the last report amounts to; no borrower in it. */
export const tapeFigures = z.object({
  cutOffDate: date,
  loans: z.number().int(),
  borrowers: z.number().int(),
  balance: amount,
  currency: z.string(),
  weightedRate: fraction,
  weightedRemainingMonths: z.number(),
  groups: z.array(
    z.object({
      by: z.enum(['grade', 'country', 'status', 'kind']),
      name: z.string(),
      loans: z.number().int(),
      balance: amount,
      part: fraction,
    }),
  ),
  largestBorrowerPart: fraction,
})

/** All that a recomputation of the value needs; see docs/check-a-value.md. */
export const recomputation = z.object({
  pool: address,
  period: z.number().int(),
  cutOffDate: date,
  ladderHash: hash,
  tapeRoot: hash,
  /** 1e-9 a year. */
  hazardShift: z.number().int(),
  curve: z.unknown(),
  assumptions: z.unknown(),
  /** Rows of the ladder as `quant` has them, bigints as text. */
  ladder: z.unknown(),
  impairment: amount,
  asOf: seconds,
})

/** What the loans of the last report may lose, and what their vintages lost; no single loan in it. */
export const risk = z.object({
  cutOffDate: date,
  /** Like loans taken together, five at least: chance of default over the life, mean loss of one that defaults. */
  groups: z.array(z.object({ loans: z.number().int(), pd: fraction, loss: amount })),
  /** Loans of the opening tape by the time they were made. */
  vintages: z.array(
    z.object({
      name: z.string(),
      loans: z.number().int(),
      balance: amount,
      /** Mean months since origination when the pool opened. */
      age: z.number(),
      /** Defaulted within 0, 1, 2 … months of the opening, of the balance then, as the opening report expected. */
      expected: z.array(fraction),
      /** As it came; null where a report does not name what was written off. */
      realised: z.array(z.object({ months: z.number().int(), share: fraction.nullable() })),
    }),
  ),
})

/** A step that somebody has to sign for the pool to go on. */
export const nextStep = z.object({
  what: z.string(),
  party: address.nullable(),
  role: z.enum(['issuer', 'servicer', 'valuer', 'anybody']),
  /** Messages to send in order, allowances first; null when it is not this caller's to do. */
  calls: z.array(z.lazy(() => call)).nullable(),
  /** Earliest time it can be done. */
  from: seconds.nullable(),
})

/** One message to a contract, ready to be signed by a wallet. */
export const call = z.object({
  title: z.string(),
  to: address,
  data: z.string().transform((text) => text as `0x${string}`),
  value: amount,
})

export type Pool = z.infer<typeof pool>
export type PoolSummary = z.infer<typeof poolSummary>
export type Tranche = z.infer<typeof tranche>
export type NavPoint = z.infer<typeof navPoint>
export type NavBridge = z.infer<typeof navBridge>
export type CashFlowMonth = z.infer<typeof cashFlowMonth>
export type Collection = z.infer<typeof collection>
export type Holder = z.infer<typeof holder>
export type Document = z.infer<typeof document>
export type TapeFigures = z.infer<typeof tapeFigures>
export type RecomputationInput = z.infer<typeof recomputation>
export type Risk = z.infer<typeof risk>
export type NextStep = z.infer<typeof nextStep>
export type Call = z.infer<typeof call>
