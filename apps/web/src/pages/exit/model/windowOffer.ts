import { noticeTier, WINDOW_UNIT, type WindowTerms, weightDown, windowOutcome } from '@specie/quant'
import type { ExitBook } from './ExitBook.ts'

/** What an order for one window would come to, at the prices of this block. */
export interface WindowOffer {
  readonly number: number
  /** Unix seconds: taken back until; paid from. */
  readonly cutoff: number
  readonly settles: number
  /** Fee for the notice that is given now, fraction. */
  readonly fee: number
  /** Swing at what has been handed in with this order, and the most there can be; fractions. */
  readonly swing: number
  readonly mostSwing: number
  /** Cash units if all of it is redeemed at the present bid, and at the full swing. */
  readonly paid: bigint
  readonly leastPaid: bigint
  /** Cash that has been brought, and what would have to be for all to be paid. */
  readonly brought: bigint
  readonly wanted: bigint
  /** Part of the order that what has been brought so far pays for. */
  readonly filled: number
}

const LARGE = 1n << 128n
const PRODUCT = 1n << 95n

/** What `amount` would get in each window that can still be joined. Empty where there are none, or no fresh price. */
export function windowOffers({ windows, holding, block }: ExitBook, amount: bigint): WindowOffer[] {
  const { bid } = holding
  if (windows === undefined || windows.open === undefined || bid === undefined || amount === 0n) return []
  const terms = termsOf(windows.terms)
  return windows.windows
    .filter(({ number, settled }) => !settled && number >= windows.open!)
    .map((window) => {
      const tier = noticeTier(terms, block.timestamp, BigInt(window.settles))
      const weight = weightDown(terms, amount, tier)
      const demand = {
        // What has waited joins whichever window comes; what joins later windows cannot be known.
        shares: windows.waiting + window.shares + amount,
        weight: windows.waitingWeight + (window.weight ?? 0n) + weight,
        bid,
        supply: windows.supply,
        product: PRODUCT,
      }
      const all = windowOutcome({ ...terms, most: WINDOW_UNIT }, { ...demand, funded: LARGE })
      const now = windowOutcome(terms, { ...demand, funded: window.funded })
      return {
        number: window.number,
        cutoff: window.cutoff,
        settles: window.settles,
        fee: Number(terms.fee[tier]) / 1e5,
        swing: 1 - Number((all.price * 1_000_000n) / bid) / 1e6,
        mostSwing: Number(terms.swing) / 1e5,
        paid: (weight * all.price) / 10n ** 18n,
        leastPaid: (weight * bid * (WINDOW_UNIT - terms.swing)) / (WINDOW_UNIT * 10n ** 18n),
        brought: window.funded,
        wanted: all.cash,
        filled: Number((now.taken * 1_000_000n) / PRODUCT) / 1e6,
      }
    })
}

/** Terms as the arithmetic takes them. */
function termsOf(terms: NonNullable<ExitBook['windows']>['terms']): WindowTerms {
  const { notice, fee, patience } = terms
  return {
    notice,
    fee: [BigInt(fee[0]), BigInt(fee[1]), BigInt(fee[2])],
    swing: BigInt(terms.swing),
    swingAt: BigInt(terms.swingAt),
    most: BigInt(terms.most),
    patience,
  }
}
