import { z } from 'zod'
import { address, amount, fraction, seconds, token } from './scalars.ts'

/** Where a result comes from. */
export const resultSource = z.enum([
  /** What sellers and traders paid. */
  'fees',
  /** Ask over bid on what the desk, or the maker, sold. */
  'spread',
  /** Premiums for firm prices. */
  'premiums',
  /** Paid to makers for being there; below zero: paid by who provides. */
  'incentives',
  /** Income that the shares paid out. */
  'income',
  /** What idle cash earned elsewhere. */
  'idleIncome',
  /** What shares held grew by at the rate of their mark, before what is expected to be lost. */
  'carry',
  /** What of that growth is expected to be lost, by the assumptions. */
  'expectedLoss',
  /** Trades at worse prices than the NAV, and steps of the NAV while shares were held. Above zero: the reverse. */
  'lossVersusNav',
  /** Paid to those who stayed at entering, and at leaving. Above zero: received from others. */
  'entryAndExit',
])

export const hurdleSource = z.enum(['riskFree', 'illiquidity', 'expectedLoss', 'capitalCharge'])

/** What providing brought, against what it has to bring. Cash units; shares count at the bid. */
export const providerResult = z.object({
  kind: z.enum(['reserve', 'market', 'quotes']),
  wallet: address,
  cash: token,
  /** What is provided for; null: the reserve, which is for all shares. */
  share: token.nullable(),
  pool: address.nullable(),
  /** Prices between which a position of the market stands, cash units a share unit times 1e18. */
  range: z.object({ lower: amount, upper: amount }).nullable(),
  from: seconds,
  to: seconds,
  /** contributed + result = withdrawn + closing. */
  contributed: amount,
  withdrawn: amount,
  closing: amount,
  result: amount,
  /** They add up to the result, to the unit. */
  lines: z.array(z.object({ source: resultSource, amount })),
  capital: z.object({
    /** Over the time that there was any, cash units. */
    average: amount,
    years: z.number(),
    /** Part of capital times time that lay as cash. */
    idle: fraction,
  }),
  /** Result before expected loss, a year, of the average capital; null: less than a day. */
  earned: fraction.nullable(),
  hurdle: z.object({
    rate: fraction,
    amount,
    /** Rates a year on all of the capital, and cash units; they add up to the amount. */
    parts: z.array(z.object({ source: hurdleSource, rate: fraction, amount })),
  }),
  /** Of the hurdle, what idle cash is charged: the price of waiting, cash units. */
  idleCost: amount,
  /** Result before expected loss, less the hurdle. */
  excess: amount,
  sentence: z.string(),
  points: z.array(z.object({ time: seconds, value: amount, result: amount, hurdle: amount })),
})

export type ResultSource = z.infer<typeof resultSource>
export type HurdleSource = z.infer<typeof hurdleSource>
export type ProviderResult = z.infer<typeof providerResult>
