import { z } from 'zod'
import { address, amount, fraction, hash, seconds, token } from './scalars.ts'

/** A price: cash units a share unit, times 1e18. */
const price = amount

export const venue = z.enum(['desk', 'market', 'quotes', 'block', 'auction'])

/** A trade for cash, wherever it took place. */
export const trade = z.object({
  time: seconds,
  block: z.number().int(),
  logIndex: z.number().int(),
  venue,
  share: token,
  /** What the wallet did. */
  side: z.enum(['sold', 'bought']),
  wallet: address,
  shares: amount,
  /** Cash units that the wallet got or gave, fees included. */
  cash: amount,
  /** In it, cash units. */
  fee: amount,
  /** cash / shares. */
  price,
  /** Bid of a sale, ask of a purchase, by the mark of that time; null when it was stale. */
  nav: price.nullable(),
  transaction: hash,
})

/** Prices of a share over time. */
export const pricePoint = z.object({
  time: seconds,
  block: z.number().int(),
  bid: price.nullable(),
  ask: price.nullable(),
  /** Of the market's pool after it; null where there is no market. */
  market: price.nullable(),
})

/** What was traded within a day (UTC). Cash units. */
export const volumeDay = z.object({
  day: seconds,
  trades: z.number().int(),
  sold: amount,
  bought: amount,
  fees: amount,
})

/** A level as it was raised, and how it ended. */
export const levelChange = z.object({
  time: seconds,
  block: z.number().int(),
  share: address,
  level: z.number().int().min(0).max(3),
  until: seconds.nullable(),
  /** What raised or lowered it: a rule, the guardian, governance, an auction, or its own end. */
  cause: z.string(),
  reason: z.string(),
  transaction: hash,
})

/** Liquidity that stands in the market between two prices. */
export const depthStep = z.object({
  from: price,
  to: price,
  side: z.enum(['bid', 'ask']),
  /** Share units on the ask side, cash units on the bid side. */
  shares: amount,
  cash: amount,
})

/** The market of one share. */
export const shareMarket = z.object({
  share: token,
  cash: token,
  /** False: the market does not list it; then only the NAV and trades elsewhere are told. */
  listed: z.boolean(),
  open: z.boolean(),
  price: price.nullable(),
  bid: price.nullable(),
  ask: price.nullable(),
  priceUntil: seconds.nullable(),
  /** Of price over the middle of bid and ask, less one; null when either is not known. */
  distance: fraction.nullable(),
  /** Prices at which trades end. */
  lowest: price.nullable(),
  highest: price.nullable(),
  baseFee: fraction.nullable(),
  /** What selling and buying back `size` of cash costs, as a part of it. */
  spread: fraction.nullable(),
  size: amount,
  depth: z.array(depthStep),
  positions: z.number().int(),
  history: z.array(pricePoint),
  volume: z.array(volumeDay),
  guard: z.object({ level: z.number().int(), until: seconds.nullable(), reason: z.string().nullable() }),
  levels: z.array(levelChange),
})

/** The reserve behind the desk, for who provides it. */
export const reserveFigures = z.object({
  address,
  cash: token,
  /** The reserve's own token. */
  token,
  /** Cash at hand plus inventory at cost. */
  funds: amount,
  /** Value for who leaves and for who enters. */
  low: amount,
  high: amount,
  /** Cash that providers could take out now. */
  available: amount,
  supply: amount,
  providers: z.number().int(),
  /** Of the funds, in inventory. */
  utilisation: fraction,
  cooldownSeconds: z.number().int(),
  windowSeconds: z.number().int(),
  inventory: z.array(
    z.object({ share: token, pool: address, held: amount, cost: amount, value: amount.nullable() }),
  ),
  history: z.array(
    z.object({
      time: seconds,
      block: z.number().int(),
      funds: amount,
      inventory: amount,
      utilisation: fraction,
      /** Cash units that a whole unit of the reserve's token is worth to who leaves, by the ledger's marks. */
      tokenValue: amount,
    }),
  ),
})

/** What a maker owes by its duty, and what it did. */
export const makerRecord = z.object({
  wallet: address,
  since: seconds,
  /** Times that it was looked at, and found as agreed. */
  samples: z.number().int(),
  kept: z.number().int(),
  presence: fraction.nullable(),
  /** Cash units paid so far, and what can be claimed. */
  paid: amount,
  claimable: amount,
  /** What stands in its resting quote; null: it has none. */
  quote: z
    .object({
      cash: amount,
      shares: amount,
      /** Below the bid and above the ask. */
      below: fraction,
      above: fraction,
      open: z.boolean(),
    })
    .nullable(),
})

/** Makers of one share: duty, record, and samples, newest first. */
export const shareMakers = z.object({
  share: token,
  cash: token,
  duty: z
    .object({
      spread: fraction,
      depthShares: amount,
      depthCash: amount,
      presence: fraction,
      epochSeconds: z.number().int(),
    })
    .nullable(),
  /** Cash units that the epoch in progress pays for. */
  pot: amount,
  makers: z.array(makerRecord),
  samples: z.array(
    z.object({
      time: seconds,
      block: z.number().int(),
      wallet: address,
      kept: z.boolean(),
      shares: amount,
      cash: amount,
      transaction: hash,
    }),
  ),
})

export type Trade = z.infer<typeof trade>
export type PricePoint = z.infer<typeof pricePoint>
export type VolumeDay = z.infer<typeof volumeDay>
export type LevelChange = z.infer<typeof levelChange>
export type DepthStep = z.infer<typeof depthStep>
export type ShareMarket = z.infer<typeof shareMarket>
export type ReserveFigures = z.infer<typeof reserveFigures>
export type MakerRecord = z.infer<typeof makerRecord>
export type ShareMakers = z.infer<typeof shareMakers>
