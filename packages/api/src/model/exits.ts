import { z } from 'zod'
import { address, amount, fraction, hash, seconds, token } from './scalars.ts'

/** A price: cash units a share unit, times 1e18. */
const price = amount

/** Ways to leave, in the order in which they are there on a bad day. */
export const exitKind = z.enum(['desk', 'market', 'quotes', 'block', 'windows', 'inKind'])

/** What one exit gives for a size. */
export const exitOffer = z.object({
  kind: exitKind,
  /** Share units that it takes; the rest stays with the holder, or waits in the windows. */
  shares: amount,
  /** Their value at the bid, cash units. */
  value: amount,
  /** Cash units; of the windows what the first one pays, of shares in kind what they are worth at the bid. */
  paid: amount,
  /** Unix seconds at which the cash is there; null: at once. */
  at: seconds.nullable(),
  /** The amount holds for the block that the answer is of; otherwise it is what is to be expected. */
  firm: z.boolean(),
  /** Why it takes no more, or nothing. */
  sentence: z.string().nullable(),
})

/** The best use of the exits that pay at once; what is over is queued or kept. */
export const exitSplit = z.object({
  legs: z.array(z.object({ kind: exitKind, shares: amount, paid: amount })),
  shares: amount,
  paid: amount,
  /** Share units that none of them takes. */
  rest: amount,
  /** The best that one exit alone pays for the size, cash units. */
  bestAlone: amount,
})

/** One size on the ladder. */
export const exitRung = z.object({
  /** Of the supply. */
  part: fraction,
  shares: amount,
  offers: z.array(exitOffer),
  split: exitSplit,
})

/** What a holder of a part of the supply gets at the least: without makers who may leave, and when no cash is brought. */
export const worstCasePoint = z.object({
  part: fraction,
  shares: amount,
  /** Today: share units taken, and cash units. */
  now: z.object({ shares: amount, paid: amount }),
  /** In the next window with the cash that stands there now. */
  window: z.object({ shares: amount, paid: amount, at: seconds.nullable() }),
  /** In kind: share units that can be had back or redeemed at the pool, their value at the bid, and from when. */
  inKind: z.object({ shares: amount, value: amount, at: seconds.nullable() }),
})

/** Protection level of a share; 0: none. See docs/exits.md. */
export const guardLevel = z.object({
  level: z.number().int().min(0).max(3),
  /** Known when the level begins; null at level 0. */
  until: seconds.nullable(),
  reason: z.string().nullable(),
})

/** The exits of one share. A door that the share does not have is null. */
export const shareExits = z.object({
  share: token,
  tranche: z.number().int(),
  supply: amount,
  /** What an exit and an entry count with now; null while there is no fresh mark. */
  bid: price.nullable(),
  ask: price.nullable(),
  priceUntil: seconds.nullable(),
  guard: guardLevel,
  desk: z
    .object({
      level: amount,
      limit: amount,
      /** Cash units that could be paid now. */
      cash: amount,
      baseFee: fraction,
      slope: fraction,
      windowDays: z.number(),
    })
    .nullable(),
  market: z
    .object({
      open: z.boolean(),
      price,
      /** Prices at which trades end. */
      lowest: price.nullable(),
      highest: price.nullable(),
      /** Base fee. */
      fee: fraction,
    })
    .nullable(),
  windows: z
    .object({
      address,
      /** The first window that can be joined; null: none is published. */
      open: z.number().int().nullable(),
      cutoff: seconds.nullable(),
      settles: seconds.nullable(),
      /** Fee by days of notice. */
      fees: z.array(z.object({ days: z.number().int(), fee: fraction })),
      /** Share units that wait, and cash that stands for the next settlement. */
      waiting: amount,
      funded: amount,
    })
    .nullable(),
  ladder: z.array(exitRung),
  worstCase: z.array(worstCasePoint),
})

/** All exits of a pool's shares. */
export const poolExits = z.object({ cash: token, shares: z.array(shareExits) })

/** All exits for one size of one share. */
export const exitOptions = z.object({
  share: token,
  cash: token,
  bid: price.nullable(),
  priceUntil: seconds.nullable(),
  guard: guardLevel,
  asked: amount,
  offers: z.array(exitOffer),
  split: exitSplit,
})

/** A band of what is to be expected: one in ten ends below `low`, one in ten above `high`. */
const band = z.object({ low: fraction, expected: fraction, high: fraction })

/** One order in the windows of a share, and what is to be expected of it. */
export const queuedOrder = z.object({
  /** Window that it was placed for. */
  window: z.number().int(),
  placedAt: seconds,
  /** Share units handed in, taken back, redeemed, and still waiting. */
  requested: amount,
  cancelled: amount,
  redeemed: amount,
  waiting: amount,
  /** Days of notice given, and its fee. */
  noticeDays: z.number().int(),
  fee: fraction,
  /** Cash units that can be claimed for it now. */
  claimable: amount,
  /** Until when it can be taken back; null: not any more. */
  cancelUntil: seconds.nullable(),
  /** By window from the next on: what part of what waits now will have been redeemed by then. */
  fill: z.array(
    z.object({
      window: z.number().int(),
      cutoff: seconds,
      settles: seconds,
      part: band,
      /** Cash units at the bid of now, less swing and fee, of that part. */
      paid: z.object({ low: amount, expected: amount, high: amount }),
    }),
  ),
})

/** What a wallet has in the windows of one share. */
export const queuedShare = z.object({
  pool: address,
  share: token,
  cash: token,
  windows: address,
  waiting: amount,
  claimable: amount,
  /** Everything that waits in these windows, all holders, and where this wallet stands: the same part for all. */
  waitingInAll: amount,
  orders: z.array(queuedOrder),
  /** Windows in a row that redeemed nothing, and after how many shares are handed back at any time. */
  empty: z.number().int(),
  patience: z.number().int(),
  /** Earliest time at which the shares can be had back in kind if no window redeems anything until then. */
  inKindFrom: seconds.nullable(),
  /** How the band was made. */
  method: z.string(),
})

/** One window of a share as it was published, funded and settled. */
export const windowFacts = z.object({
  number: z.number().int(),
  cutoff: seconds,
  settles: seconds,
  settledAt: seconds.nullable(),
  /** Share units that took part, or would now. */
  requested: amount,
  redeemed: amount.nullable(),
  /** Cash units brought, and paid to holders. */
  funded: amount,
  paid: amount.nullable(),
  bid: price.nullable(),
  /** After the swing, before fees. */
  price: price.nullable(),
  /** Of what was requested; null until it is settled. */
  fraction: fraction.nullable(),
  transaction: hash.nullable(),
})

/** The windows of one share. */
export const shareWindows = z.object({
  share: token,
  cash: token,
  address,
  terms: z.object({
    fees: z.array(z.object({ days: z.number().int(), fee: fraction })),
    swing: fraction,
    swingAt: fraction,
    most: fraction,
    patience: z.number().int(),
  }),
  next: z.number().int(),
  empty: z.number().int(),
  waiting: amount,
  windows: z.array(windowFacts),
})

export type ExitKind = z.infer<typeof exitKind>
export type ExitOffer = z.infer<typeof exitOffer>
export type ExitSplit = z.infer<typeof exitSplit>
export type ExitRung = z.infer<typeof exitRung>
export type WorstCasePoint = z.infer<typeof worstCasePoint>
export type GuardLevel = z.infer<typeof guardLevel>
export type ShareExits = z.infer<typeof shareExits>
export type PoolExits = z.infer<typeof poolExits>
export type ExitOptions = z.infer<typeof exitOptions>
export type QueuedOrder = z.infer<typeof queuedOrder>
export type QueuedShare = z.infer<typeof queuedShare>
export type WindowFacts = z.infer<typeof windowFacts>
export type ShareWindows = z.infer<typeof shareWindows>
