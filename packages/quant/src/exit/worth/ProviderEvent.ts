/** Where a provider's result comes from. */
export type ResultSource =
  /** What sellers and traders paid. */
  | 'fees'
  /** Ask over bid on what was sold, bid over price on what was bought below it. */
  | 'spread'
  /** Premiums for firm prices. */
  | 'premiums'
  /** Paid to makers for being there; below zero: paid by who provides. */
  | 'incentives'
  /** Income that shares paid out. */
  | 'income'
  /** What idle cash earned elsewhere. */
  | 'idleIncome'
  /** What shares held grew by at the rate of their mark, before what is expected to be lost. */
  | 'carry'
  /** What of that growth is expected to be lost. */
  | 'expectedLoss'
  /** Trades at other prices than the bid, and steps of the bid while shares were held. */
  | 'lossVersusNav'
  /** Paid to those who stayed at entering and leaving; above zero: received from others. */
  | 'entryAndExit'

/** Share units by share. */
export type ShareAmounts = Readonly<Record<string, bigint>>

/**
 * Something that changes what an account of cash and shares is worth, or whose it is. Cash in cash units; in order of
 * time, unix seconds.
 */
export type ProviderEvent = { readonly time: number } & (
  | {
      /** A share's bid, WAD. `grown`: what the bid before it had become by its own rate; what is over is a step. */
      readonly kind: 'price'
      readonly share: string
      readonly price: bigint
      readonly grown: bigint
    }
  | {
      /** Something that happened to the account as a whole; its worth at the bids of now goes to the source. */
      readonly kind: 'change'
      readonly source: ResultSource
      readonly cash: bigint
      readonly shares: ShareAmounts
    }
  | {
      /** The provider puts in (above zero) or takes out. The account is all its own. */
      readonly kind: 'flow'
      readonly cash: bigint
      readonly shares: ShareAmounts
    }
  | {
      /** Somebody enters a common account or leaves it: cash, and parts of the account, in which `mine` are. */
      readonly kind: 'issue'
      readonly cash: bigint
      readonly parts: bigint
      readonly mine: bigint
    }
  | {
      /** Parts that the provider got from somebody, or below zero gave away, without cash. */
      readonly kind: 'transfer'
      readonly mine: bigint
    }
)
