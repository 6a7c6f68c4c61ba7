import { type Address, type Hex, zeroAddress, zeroHash } from 'viem'

/** Who may hold a share, how much, and when it may move. Everything left out is not restricted. */
export interface SharePolicy {
  /** Claims that a holder must have, from `claimBits`. */
  readonly required?: bigint
  /** Claims that a holder must not have. */
  readonly forbidden?: bigint
  /** Least investor class. */
  readonly minimumClass?: number
  /** Whether a holder must still qualify to send to another holder; a sale to a desk never asks. */
  readonly senderQualifies?: boolean
  /** ISO 3166-1 numeric codes admitted; every country when left out. */
  readonly countries?: readonly number[]
  /** Counts holdings per identity, which caps and holder limits need. */
  readonly counted?: boolean
  readonly byCountry?: boolean
  readonly byClass?: boolean
  /** Most identities that may hold at once. */
  readonly maxHolders?: number
  /** Most share units of one identity. */
  readonly cap?: bigint
  /** Seconds for which shares cannot be sent after they were issued. */
  readonly lockUp?: number
  /** Share units that one identity may send within `windowPeriod` seconds. */
  readonly windowLimit?: bigint
  readonly windowPeriod?: number
  /** Weekdays in UTC, bit 0 Sunday, and the seconds of the day between which shares move between holders. */
  readonly tradingDays?: number
  readonly opens?: number
  readonly closes?: number
  /** Contract that is asked last. */
  readonly hook?: Address
}

/** One tranche of a pool, senior first; the last one is the residual, without coupon and ratio. */
export interface TrancheTerms {
  /** Name and symbol of its share. */
  readonly name: string
  readonly symbol: string
  /** Simple coupon on the principal, 1e-9 a year. */
  readonly coupon?: number
  /** Coverage below which excess cash is trapped, 1e-9; no test when left out. */
  readonly ratio?: number
  /** Cash units that investors can put in. */
  readonly maximum: bigint
  /** Pays its cash out to its holders as it comes; otherwise the pool keeps it and the price grows. */
  readonly distributing?: boolean
  /** Transfer agent of the share; the issuer when left out. */
  readonly owner?: Address
  readonly policy?: SharePolicy
}

/** What a pool is agreed to be. */
export interface PoolTerms {
  readonly issuer: Address
  readonly servicer: Address
  /** Neither issuer nor servicer. */
  readonly valuer: Address
  /** Cash token. */
  readonly cash: Address
  /** Hash of the bundle of legal documents, from `documentsHash`. */
  readonly documents: Hex
  /** Names of the feeds, from `feedName`. */
  readonly curveFeed: Hex
  readonly hazardFeed?: Hex
  /** Unix seconds after which nobody can invest. */
  readonly raiseEnds: number
  /** Cash units. */
  readonly minimumRaise: bigint
  /** Servicing fee, 1e-9 a year of the portfolio's value. */
  readonly feeRate?: number
  /** Least losses stated for balances 30, 60 and 90 days late, basis points. */
  readonly writeDown?: readonly [number, number, number]
  /** Cash units that the servicer puts at stake. */
  readonly bond?: bigint
  readonly tranches: readonly TrancheTerms[]
}

/** The terms as the registry takes them. */
export function encodedTerms(terms: PoolTerms) {
  const { tranches, hazardFeed = zeroHash, feeRate = 0, writeDown = [0, 0, 0], bond = 0n, ...rest } = terms
  return {
    terms: { ...rest, hazardFeed, feeRate, writeDown, bond },
    tranches: tranches.map((tranche) => ({
      name: tranche.name,
      symbol: tranche.symbol,
      owner: tranche.owner ?? terms.issuer,
      coupon: tranche.coupon ?? 0,
      ratio: tranche.ratio ?? 0,
      maximum: tranche.maximum,
      distributing: tranche.distributing ?? false,
      policy: encodedPolicy(tranche.policy ?? {}),
      countries: tranche.policy?.countries ?? [],
    })),
  }
}

/** A policy as a share takes it. */
export function encodedPolicy(policy: SharePolicy) {
  return {
    required: policy.required ?? 0n,
    forbidden: policy.forbidden ?? 0n,
    minimumClass: policy.minimumClass ?? 0,
    senderQualifies: policy.senderQualifies ?? false,
    anyCountry: policy.countries === undefined,
    counted: policy.counted ?? false,
    byCountry: policy.byCountry ?? false,
    byClass: policy.byClass ?? false,
    maxHolders: policy.maxHolders ?? 0,
    cap: policy.cap ?? 0n,
    lockUp: policy.lockUp ?? 0,
    windowLimit: policy.windowLimit ?? 0n,
    windowPeriod: policy.windowPeriod ?? 0,
    tradingDays: policy.tradingDays ?? 0,
    opens: policy.opens ?? 0,
    closes: policy.closes ?? 0,
    hook: policy.hook ?? zeroAddress,
  }
}
