import { z } from 'zod'
import { poolState } from './pool.ts'
import { address, amount, hash, seconds, token } from './scalars.ts'

/** Who is behind a wallet, as the chain knows it. */
export const identity = z.object({
  /** 0: none. */
  id: z.number().int(),
  verified: z.boolean(),
  claims: z.array(z.string()),
  country: z.string().nullable(),
  class: z.string().nullable(),
  expiry: seconds.nullable(),
  issuer: address.nullable(),
  wallets: z.array(address),
  lost: z.boolean(),
})

/** What a wallet has of a share. */
export const holding = z.object({
  pool: address,
  poolName: z.string(),
  poolState,
  tranche: z.number().int(),
  share: token,
  cash: token,
  balance: amount,
  frozen: amount,
  /** Bid price, cash units a share unit times 1e18; null before the first report. */
  price: amount.nullable(),
  value: amount.nullable(),
  claimable: amount,
  /** What the balance cost by average cost, cash units. */
  cost: amount,
  /** What sales brought above the cost of what was sold, cash units; below zero: a loss. */
  realised: amount,
  /** Income claimed so far, cash units. */
  income: amount,
  /** Until when the price holds; after it the desk does not deal. */
  priceUntil: seconds.nullable(),
})

/** A wallet's whole position. */
export const wallet = z.object({
  address,
  /** A contract, for instance a Safe. */
  contract: z.boolean(),
  /** Threshold and owners when it is a Safe. */
  safe: z.object({ threshold: z.number().int(), owners: z.array(address) }).nullable(),
  roles: z.array(z.enum(['governance', 'operator', 'kycIssuer', 'reporter', 'issuer', 'servicer', 'valuer'])),
  /** Pools in which it has a part to play. */
  pools: z.array(z.object({ pool: address, role: z.enum(['issuer', 'servicer', 'valuer']) })),
  identity,
  cash: z.array(z.object({ token, balance: amount })),
  holdings: z.array(holding),
  /** Sums over holdings in each cash token. */
  totals: z.array(
    z.object({
      cash: token,
      value: amount,
      claimable: amount,
      cost: amount,
      realised: amount,
      income: amount,
    }),
  ),
})

/** Worth of a wallet's shares at one time. */
export const worthPoint = z.object({
  time: seconds,
  block: z.number().int(),
  value: amount,
  /** By share address. */
  shares: z.array(z.object({ share: address, balance: amount, value: amount })),
})

/** One thing that happened to a wallet. Signed: what it received is positive. */
export const activity = z.object({
  time: seconds,
  block: z.number().int(),
  logIndex: z.number().int(),
  kind: z.enum([
    'invested',
    'refunded',
    'bought',
    'sold',
    'received',
    'sent',
    'claimed',
    'redeemed',
    'forced',
    'verified',
    'reserveDeposit',
    'reserveWithdrawal',
    'creditWithdrawn',
    'bondPosted',
  ]),
  pool: address.nullable(),
  share: token.nullable(),
  shares: amount.nullable(),
  cash: amount.nullable(),
  cashToken: token.nullable(),
  counterparty: address.nullable(),
  transaction: hash,
})

/** How the desk would fill a sale now; the parts add up. */
export const exitQuote = z.object({
  share: token,
  cash: token,
  asked: amount,
  /** Share units that the desk takes now. */
  filled: amount,
  /** At the NAV's bid price, cash units. */
  gross: amount,
  /** Bid below the middle of the NAV interval, cash units. */
  spread: amount,
  fee: amount,
  paid: amount,
  /** Why not all is filled. */
  limit: z.enum(['none', 'cash', 'limit', 'stale', 'notListed', 'notAllowed']),
  sentence: z.string().nullable(),
  priceUntil: seconds.nullable(),
})

export type Wallet = z.infer<typeof wallet>
export type Holding = z.infer<typeof holding>
export type Identity = z.infer<typeof identity>
export type WorthPoint = z.infer<typeof worthPoint>
export type Activity = z.infer<typeof activity>
export type ExitQuote = z.infer<typeof exitQuote>
