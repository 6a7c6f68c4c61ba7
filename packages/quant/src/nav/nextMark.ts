import { lnWad } from '../fixed/lnWad.ts'
import { maximum } from '../fixed/maximum.ts'
import { minimum } from '../fixed/minimum.ts'
import { RATE_UNIT, WAD, YEAR } from '../fixed/wad.ts'
import type { NavSettings } from './Figures.ts'
import type { Mark } from './Mark.ts'
import { askAt, bidAt } from './quotes.ts'

/** What a valuation says of one share. WAD cash units a share unit. */
export interface SharePrices {
  readonly price: bigint
  readonly atHorizon: bigint
  readonly atStale: bigint
  readonly gross: bigint
}

const PRICE_LIMIT = (1n << 72n) - 1n
const GROSS_LIMIT = (1n << 80n) - 1n
/** A rate has 48 bits, its sign included. */
const RATE_LIMIT = 1n << 47n

/**
 * The mark that follows from a new valuation. While it is young, exits are paid the lower and entries pay the higher
 * of the new and the old mark, walking evenly to the new one.
 * @param old the mark before; undefined for the first
 * @param horizon of the report, unix seconds
 */
export function nextMark(
  old: Mark | undefined,
  prices: SharePrices,
  horizon: bigint,
  now: bigint,
  settings: NavSettings,
): Mark {
  const price = minimum(prices.price, PRICE_LIMIT)
  const gross = minimum(maximum(prices.gross, price), GROSS_LIMIT)
  return {
    price,
    bid: old === undefined ? price : minimum(price, bidAt(old, now, settings)),
    rate: rateTo(price, minimum(prices.atHorizon, PRICE_LIMIT), horizon, now),
    since: now,
    until: horizon,
    gross,
    ask: old === undefined ? gross : maximum(gross, minimum(askAt(old, now, settings), GROSS_LIMIT)),
    lapse: lapseOf(prices),
  }
}

function rateTo(price: bigint, atHorizon: bigint, horizon: bigint, now: bigint): bigint {
  if (price === 0n || atHorizon === 0n || horizon <= now) return 0n
  const rate = (lnWad(maximum((atHorizon * WAD) / price, 1n)) * YEAR) / (horizon - now) / RATE_UNIT
  return maximum(minimum(rate, RATE_LIMIT - 1n), -RATE_LIMIT)
}

function lapseOf({ atHorizon, atStale }: SharePrices): bigint {
  if (atStale >= atHorizon) return 0n
  return ((atHorizon - atStale) * RATE_UNIT + atHorizon - 1n) / atHorizon
}
