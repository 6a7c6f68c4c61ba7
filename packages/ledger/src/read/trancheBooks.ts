const YEAR = 31_536_000n
const RATE_UNIT = 1_000_000_000n

/** A tranche as agreed, with what investors paid in for it. */
export interface BookTranche {
  /** Simple, on the principal, 1e-9 a year. */
  readonly coupon: bigint
  readonly paidIn: bigint
}

/** What the books follow from, besides time. Cash units, unix seconds. */
export interface BookHistory {
  readonly state: string
  /** Senior first; the last one is the residual. */
  readonly tranches: readonly BookTranche[]
  /** Servicing fee on the last reported value, 1e-9 a year, simple. */
  readonly feeRate: bigint
  readonly activatedAt: bigint | null
  /** Value of the portfolio at activation. */
  readonly openingValue: bigint
  readonly collections: readonly {
    readonly time: bigint
    readonly value: bigint
    readonly fees: bigint
    readonly paid: readonly bigint[]
  }[]
}

/** What is owed at one time. */
export interface BooksNow {
  readonly feesDue: bigint
  readonly tranches: readonly { readonly principal: bigint; readonly accrued: bigint }[]
}

/**
 * What a pool owes at `time`, folded from its collections as the contract does (`Waterfall`): coupons and fees accrue on
 * principal and last reported value, every division rounds down; a payment meets the accrued coupon first.
 */
export function trancheBooks(history: BookHistory, time: bigint): BooksNow {
  const { tranches, activatedAt, state } = history
  const last = tranches.length - 1
  if (activatedAt === null) {
    return { feesDue: 0n, tranches: tranches.map(({ paidIn }) => ({ principal: paidIn, accrued: 0n })) }
  }
  if (state === 'closed') {
    return { feesDue: 0n, tranches: tranches.map(() => ({ principal: 0n, accrued: 0n })) }
  }
  let since = activatedAt
  let base = history.openingValue
  let fees = 0n
  const books = tranches.map(({ paidIn }, i) => ({ principal: i === last ? 0n : paidIn, accrued: 0n }))
  const accrue = (until: bigint) => {
    const elapsed = until > since ? until - since : 0n
    fees += simple(base, history.feeRate, elapsed)
    for (const [i, book] of books.entries()) {
      if (i < last) book.accrued += simple(book.principal, tranches[i]!.coupon, elapsed)
    }
  }
  for (const collection of history.collections) {
    accrue(collection.time)
    fees -= collection.fees
    for (const [i, book] of books.entries()) {
      if (i === last) continue
      const paid = collection.paid[i] ?? 0n
      const coupon = paid < book.accrued ? paid : book.accrued
      book.accrued -= coupon
      book.principal -= paid - coupon
    }
    since = collection.time
    base = collection.value
  }
  accrue(time)
  return { feesDue: fees, tranches: books }
}

function simple(amount: bigint, rate: bigint, elapsed: bigint): bigint {
  return (amount * rate * elapsed) / (RATE_UNIT * YEAR)
}
