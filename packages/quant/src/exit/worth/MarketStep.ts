/** Something that happened on a share's market, in order. Unix seconds, cash and share units; ticks of cash a share. */
export type MarketStep = { readonly time: number } & (
  | {
      readonly kind: 'trade'
      readonly side: 'sold' | 'bought'
      readonly shares: bigint
      readonly cash: bigint
      /** Pips of what was handed in. */
      readonly fee: number
    }
  | {
      readonly kind: 'liquidity'
      readonly provider: string
      readonly lowerTick: number
      readonly upperTick: number
      /** Added, or below zero taken out. */
      readonly liquidity: bigint
      /** What left the pool for it, below zero what came in; fees are in them unless forfeited. */
      readonly shares: bigint
      readonly cash: bigint
      readonly feeShares: bigint
      readonly feeCash: bigint
      readonly forfeited: boolean
    }
  /** Income of the share in the pool, paid to a provider. */
  | { readonly kind: 'paid'; readonly provider: string; readonly cash: bigint }
  | { readonly kind: 'distribution'; readonly amount: bigint; readonly supply: bigint }
)
