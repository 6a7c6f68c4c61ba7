import { ArgumentError } from '@specie/units'
import { minimum } from '../../fixed/minimum.ts'
import { WAD } from '../../fixed/wad.ts'
import { WINDOW_UNIT, type WindowTerms } from '../windows/WindowTerms.ts'
import type { ExitSource } from './ExitSource.ts'
import { splitExit } from './splitExit.ts'

/** What everything that is asked of a pool at one block stands on. Shares in share units, cash in cash units. */
export interface PoolExits {
  /** Of the share. */
  readonly supply: bigint
  /** Book value of a share unit, WAD. */
  readonly price: bigint
  /** What exits are paid from, WAD; 0 while there is no fresh mark. */
  readonly bid: bigint
  /** Exits that pay at once, as far as they are filled now. */
  readonly now: readonly ExitSource[]
  readonly windows: WindowsAhead | undefined
}

/** The windows of a share, and what waits in them already. */
export interface WindowsAhead {
  readonly terms: WindowTerms
  /** Shares that wait, and cash that has been brought for the next window. */
  readonly waiting: bigint
  readonly funded: bigint
  /** Settlements of the published windows to come, unix seconds. */
  readonly settles: readonly bigint[]
}

/** What a holder gets for so much of the supply when nobody comes to help. */
export interface WorstCase {
  /** Part of the supply, 1e-5. */
  readonly part: bigint
  readonly shares: bigint
  /** Sold at once: how much, for how much. */
  readonly today: { readonly sold: bigint; readonly paid: bigint }
  /** What the cash that is in the next window today redeems, at its price after the whole swing and fee. */
  readonly window: { readonly redeemed: bigint; readonly paid: bigint; readonly price: bigint }
  /** What windows pay a share that they redeem, WAD, and how many it takes at least as they redeem only so much each. */
  readonly windows: { readonly price: bigint; readonly least: number; readonly last: bigint | undefined }
  /** Book value of the claim that is left when all else fails, cash units. */
  readonly inKind: bigint
}

/** 0.1 % to all of the supply. */
export const WORST_CASE_PARTS: readonly bigint[] = [
  100n,
  250n,
  500n,
  1_000n,
  2_500n,
  5_000n,
  10_000n,
  20_000n,
  30_000n,
  50_000n,
  75_000n,
  100_000n,
]

/**
 * The worst-case curve: what a holder gets today, in a window and in kind for parts of the supply, from the state of the
 * chain at one block. Today: the best split over everything that is standing there now. In a window: only the cash that
 * has been brought counts, shared with all who wait. In kind: the part of the pool's book value.
 *
 * @param parts of the supply, 1e-5, above 0 to 100,000
 * @throws ArgumentError when a part is out of its bounds or the share has no supply
 */
export function worstCase(exits: PoolExits, parts: readonly bigint[] = WORST_CASE_PARTS): WorstCase[] {
  if (exits.supply <= 0n) throw new ArgumentError('supply', exits.supply, 'a supply above 0')
  return parts.map((part) => {
    if (part <= 0n || part > WINDOW_UNIT) throw new ArgumentError('parts', part, 'parts from 1 to 100,000')
    const shares = (exits.supply * part) / WINDOW_UNIT
    const { shares: sold, cash: paid } =
      shares === 0n ? { shares: 0n, cash: 0n } : splitExit(exits.now, shares)
    return {
      part,
      shares,
      today: { sold, paid },
      ...inWindows(exits, shares),
      inKind: (shares * exits.price) / WAD,
    }
  })
}

function inWindows(exits: PoolExits, shares: bigint): Pick<WorstCase, 'window' | 'windows'> {
  const { windows, supply, bid } = exits
  const nothing = { redeemed: 0n, paid: 0n, price: 0n }
  if (windows === undefined || bid === 0n || shares === 0n)
    return { window: nothing, windows: { price: 0n, least: 0, last: undefined } }
  const { terms, waiting, funded, settles } = windows
  const all = waiting + shares
  const price = (swungDown(terms, all, supply, bid) * (WINDOW_UNIT - terms.fee[0])) / WINDOW_UNIT
  const most = (supply * terms.most) / WINDOW_UNIT
  const paidFor = price === 0n ? 0n : (funded * WAD) / price
  const redeemed = (minimum(minimum(paidFor, most), all) * shares) / all
  const least = most === 0n ? 0 : Number((all + most - 1n) / most)
  return {
    window: { redeemed, paid: (redeemed * price) / WAD, price },
    windows: { price, least, last: settles[least - 1] },
  }
}

/** The bid less the swing of all that is handed in, rounded down. */
function swungDown(terms: WindowTerms, shares: bigint, supply: bigint, bid: bigint): bigint {
  if (terms.swingAt === 0n) return bid
  const full = (supply * terms.swingAt) / WINDOW_UNIT
  const swing = shares >= full ? terms.swing * full : terms.swing * shares
  return (bid * (WINDOW_UNIT * full - swing)) / (WINDOW_UNIT * full)
}
