/** A block that figures refer to. */
export interface BlockReference {
  readonly number: bigint
  /** 0x and 64 hexadecimal digits. */
  readonly hash: string
  /** Unix seconds. */
  readonly timestamp: number
}

/** A share that the statement speaks of. */
export interface StatementShare {
  readonly address: string
  readonly symbol: string
  /** Of units. */
  readonly decimals: number
  readonly pool: { readonly address: string; readonly name: string }
  /** Symbol of the pool's cash. */
  readonly currency: string
  readonly currencyDecimals: number
}

/** What was held at one moment. */
export interface Position {
  /** In the share's smallest unit. */
  readonly units: bigint
  /** Net price: cash units per share unit, times 1e18; null before the first valuation. */
  readonly price: bigint | null
  /** Income due and not yet paid out, cash units. */
  readonly unclaimed: bigint
}

/** A share held at the start, at the end, or both. `share` is an address of `shares`, here and below. */
export interface StatementHolding {
  readonly share: string
  readonly start: Position
  readonly end: Position
}

/** Income that was paid out. */
export interface StatementIncome {
  readonly share: string
  /** Unix seconds. */
  readonly time: number
  /** Cash units. */
  readonly amount: bigint
  readonly block: bigint
  readonly transaction: string
}

/** What happened to the units. `received` and `sent` are transfers without cash. */
export type TransactionKind = 'invested' | 'bought' | 'sold' | 'redeemed' | 'refunded' | 'received' | 'sent'

/** A change of units or a payment for them. */
export interface StatementTransaction {
  readonly share: string
  readonly kind: TransactionKind
  /** Unix seconds. */
  readonly time: number
  /** Above zero: into the holding. */
  readonly units: bigint
  /** Net price at that moment, times 1e18; null when there was none. */
  readonly price: bigint | null
  /** Cash units; above zero: paid to the holder. Null for a transfer. */
  readonly cash: bigint | null
  /** Part of the gross price that was kept as fee, cash units. */
  readonly fee: bigint
  readonly block: bigint
  readonly transaction: string
}

/** Prices of a share in the period. */
export interface StatementPrices {
  readonly share: string
  /** Oldest first. Net price times 1e18 at unix seconds. */
  readonly points: readonly { readonly time: number; readonly price: bigint; readonly block: bigint }[]
}

/** What the prices at the end stand on, for one pool. */
export interface PriceBasis {
  readonly pool: string
  readonly block: BlockReference
  /** ISO date up to which the report took payments. */
  readonly cutOffDate: string
  /** How many reports the pool has had. */
  readonly revision: bigint
  /** Unix seconds of the valuation below: a report, or a re-mark when the curve moved. */
  readonly valuedAt: number
  /** Cash units. Exact value at the cut-off and the curve of `curve`. */
  readonly valueAtCutOff: bigint
  /** Net of impairment and unvested gains, when it was valued. */
  readonly netValue: bigint
  readonly grossValue: bigint
  readonly curve: { readonly date: string; readonly forwards: readonly number[] }
  readonly ladderHash: string
  readonly tapeRoot: string
  /** Senior first. */
  readonly tranches: readonly {
    readonly symbol: string
    /** Price times supply at the block, cash units. */
    readonly value: bigint
    readonly supply: bigint
    readonly price: bigint | null
  }[]
}

/** A holder's statement for a period. Shares are named by address; money is in cash units of the share's pool. */
export interface Statement {
  readonly holder: { readonly address: string; readonly name?: string }
  readonly chain: { readonly id: number; readonly name: string }
  /** ISO dates in UTC, both included. */
  readonly period: { readonly from: string; readonly to: string }
  /** Unix seconds; the file's creation date. */
  readonly createdAt: number
  /** Last block before the period, or the first of the chain. */
  readonly start: BlockReference
  /** Last block of the period. */
  readonly end: BlockReference
  readonly shares: readonly StatementShare[]
  readonly holdings: readonly StatementHolding[]
  readonly income: readonly StatementIncome[]
  readonly transactions: readonly StatementTransaction[]
  readonly prices: readonly StatementPrices[]
  readonly bases: readonly PriceBasis[]
}
