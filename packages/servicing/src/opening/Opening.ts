import type { CLAIMS } from '@specie/protocol'
import type { LoanTape } from '@specie/tape'
import type { Address } from 'viem'
import type { PoolAssumptions } from '../valuation/PoolAssumptions.ts'
import type { TranchePlan } from './tranchePlan.ts'

/** Claims that holders of a pool's shares need. */
export const REQUIRED_CLAIMS = [
  'identified',
  'sanctionsScreened',
] as const satisfies readonly (keyof typeof CLAIMS)[]

/** What a pool is to be, before its value is known. */
export interface Opening {
  readonly name: string
  readonly tape: LoanTape
  readonly assumptions: PoolAssumptions
  readonly tranches: readonly TranchePlan[]
  readonly issuer: Address
  readonly servicer: Address
  readonly valuer: Address
  /** Cash token; the reserve's when left out. */
  readonly cash?: Address
  readonly curveFeed: string
  readonly raiseDays: number
  /** Of what investors can put in, 0 to 1. */
  readonly minimumShare: number
  /** A year, as a fraction. */
  readonly feeRate: number
  /** Basis points for balances 30, 60 and 90 days late. */
  readonly writeDown: readonly [number, number, number]
  /** Of the portfolio's value, 0 to 1. */
  readonly bondShare: number
  /** ISO 3166-1 numeric; every country when empty. */
  readonly countries: readonly number[]
  /** By what holders are counted from the start, so that they can be limited; not counted when left out. */
  readonly counted?: readonly ('country' | 'class')[]
}
