/** A movement of one share in a wallet, in order. Share units and cash units, received positive. */
export interface CostMovement {
  readonly kind: string
  readonly shares: bigint
  readonly cash: bigint
  /** Published price then, cash units a share unit times 1e18; null before the first: par. */
  readonly price: bigint | null
}

/** What a position cost and earned. Cash units. */
export interface CostBasis {
  readonly balance: bigint
  /** What the balance cost, by average cost. */
  readonly cost: bigint
  /** Proceeds of what left less what that had cost. */
  readonly realised: bigint
  /** Income claimed. */
  readonly income: bigint
}

const WAD = 10n ** 18n

/**
 * Average cost of a position. What leaves takes its part of the cost, rounded down, and the last unit takes the rest, so
 * that costs add up. What comes without a payment (sent by somebody, moved by force, kept by the issuer) costs its
 * published price then, rounded down; what is sent away without a payment leaves at cost, so nothing is realised.
 */
export function costBasis(movements: readonly CostMovement[]): CostBasis {
  let [balance, cost, realised, income] = [0n, 0n, 0n, 0n]
  for (const { kind, shares, cash, price } of movements) {
    if (kind === 'claimed') income += cash
    else if (shares > 0n) {
      balance += shares
      cost += cash < 0n ? -cash : (shares * (price ?? WAD)) / WAD
    } else if (shares < 0n) {
      const left = balance + shares
      const out = left <= 0n ? cost : (cost * -shares) / balance
      const paid = UNPAID.has(kind) ? out : cash
      cost -= out
      balance = left < 0n ? 0n : left
      realised += paid - out
    }
  }
  return { balance, cost, realised, income }
}

/** Ways in which shares leave without a price. */
const UNPAID = new Set(['sent', 'forced'])
