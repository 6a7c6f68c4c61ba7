import { minimum } from '../../fixed/minimum.ts'
import { WAD } from '../../fixed/wad.ts'
import { WINDOW_UNIT, type WindowTerms } from './WindowTerms.ts'

/** What a window is settled on. Shares in share units, cash in cash units. */
export interface WindowDemand {
  /** That take part. */
  readonly shares: bigint
  /** Their sum less fees. */
  readonly weight: bigint
  /** Cash brought. */
  readonly funded: bigint
  /** Price that an exit is paid, WAD; 0 when there is none. */
  readonly bid: bigint
  /** Of the share. */
  readonly supply: bigint
  /** P before the settlement. */
  readonly product: bigint
}

/** What a settlement comes to: one price and one fraction for all. */
export interface WindowOutcome {
  /** After the swing, before fees, WAD. */
  readonly price: bigint
  /** Part of the product that is redeemed: taken / product of every order. */
  readonly taken: bigint
  readonly redeemed: bigint
  /** Paid to those who leave. */
  readonly cash: bigint
}

/**
 * The settlement of a window, to the unit as the contract computes it. The fraction is the smallest of what the cash pays
 * and what a window redeems at most; the price is the bid less the swing, which is `swing` at `swingAt` of the supply and
 * in proportion below. Everything rounds against those who leave, cash due up.
 */
export function windowOutcome(terms: WindowTerms, demand: WindowDemand): WindowOutcome {
  const { shares, weight, funded, bid, product } = demand
  if (bid === 0n || weight === 0n || funded === 0n) return { price: 0n, taken: 0n, redeemed: 0n, cash: 0n }
  const price = swungDown(terms, demand)
  const most = terms.most === WINDOW_UNIT ? shares : (demand.supply * terms.most) / WINDOW_UNIT
  const wanted = divideUp(weight * price, WAD)
  if (funded >= wanted && shares <= most) return { price, taken: product, redeemed: shares, cash: wanted }
  const paid = funded < wanted ? (product * funded) / wanted : product
  const taken = shares > most ? minimum(paid, (product * most) / shares) : paid
  return {
    price,
    taken,
    redeemed: (shares * taken) / product,
    cash: divideUp(weight * taken * price, product * WAD),
  }
}

/** The bid less the swing, rounded down. */
function swungDown(terms: WindowTerms, { shares, supply, bid }: WindowDemand): bigint {
  if (terms.swingAt === 0n) return bid
  const full = supply * terms.swingAt
  const whole = terms.swing * WAD
  const swing = shares * WINDOW_UNIT >= full ? whole : divideUp(whole * shares * WINDOW_UNIT, full)
  return (bid * (WINDOW_UNIT * WAD - swing)) / (WINDOW_UNIT * WAD)
}

function divideUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator
}
