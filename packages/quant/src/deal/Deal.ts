/** A liability of a deal. Amounts are cash units, rates 1e-9 a year, simple on the balance. */
export interface DealTranche {
  readonly name: string
  readonly rate: bigint
  readonly balance: bigint
  /** Interest accrued and not paid. */
  readonly accrued: bigint
}

/** A fee: a fixed amount each period, or a rate a year (1e-9) on the pool's balance at the period's start. */
export interface DealFee {
  readonly name: string
  readonly amount: { readonly fixed: bigint } | { readonly rate: bigint }
  /** Accrued and not paid. */
  readonly due: bigint
}

/** Cash kept for bad times, up to a share (1e-9) of the pool's balance but at least a floor. */
export interface ReserveAccount {
  readonly balance: bigint
  readonly share: bigint
  readonly floor: bigint
}

/**
 * A test of the deal, evaluated when a step asks for it. `overcollateralisation`: pool, cash in hand less unpaid fees over
 * the balances and accrued interest up to a tranche. `interest coverage`: interest collected less fees over the
 * interest that was due up to a tranche. Ratios are 1e-9. A test of nothing owed holds.
 */
export interface DealTest {
  readonly name: string
  readonly kind: 'overcollateralisation' | 'interest coverage'
  readonly upTo: string
  readonly ratio: bigint
}

/** When a step is taken: always, if the named tests hold, or if one of them fails. Empty list: all tests. */
export type Condition = { readonly hold: readonly string[] } | { readonly fail: readonly string[] }

/**
 * Which cash a step may use: all of it, or what is left of the period's interest or principal collections, where a deal
 * keeps them in accounts of their own.
 */
export type Source = 'all' | 'interest' | 'principal'

/** One step of a priority of payments. What a step leaves goes on to the next. */
export type DealStep = { readonly when?: Condition; readonly from?: Source } & (
  | { readonly pay: 'fee'; readonly fee: string; readonly cap?: bigint }
  /** Accrued interest, pro rata by what is due when there are several. */
  | { readonly pay: 'interest'; readonly tranches: readonly string[] }
  /** Principal, one after the other or pro rata by balance. */
  | {
      readonly pay: 'principal'
      readonly tranches: readonly string[]
      readonly how: 'sequential' | 'pro rata'
    }
  /** Tops the reserve account up to its target, or releases what is above it. */
  | { readonly pay: 'reserve' }
  /** Buys new assets: the revolving period. */
  | { readonly pay: 'reinvest' }
  | { readonly pay: 'residual'; readonly tranche: string }
)

/** A deal and its books. Immutable: a period returns the next. */
export interface Deal {
  readonly tranches: readonly DealTranche[]
  readonly fees: readonly DealFee[]
  readonly reserve?: ReserveAccount
  readonly tests: readonly DealTest[]
  /** Cash kept from earlier periods. */
  readonly cash: bigint
  /** Balance of the pool at the last payment. */
  readonly poolBalance: bigint
  readonly steps: readonly DealStep[]
}

/** What one period brings. Cash units. */
export interface DealInflow {
  /** Seconds since the last payment. */
  readonly elapsed: bigint
  readonly interest: bigint
  readonly principal: bigint
  readonly recoveries: bigint
  /** Balance of the pool now, before anything is bought. */
  readonly poolBalance: bigint
}

/** Where one period's cash went. */
export interface DealPeriod {
  readonly after: Deal
  readonly interest: Readonly<Record<string, bigint>>
  readonly principal: Readonly<Record<string, bigint>>
  readonly residual: Readonly<Record<string, bigint>>
  readonly fees: Readonly<Record<string, bigint>>
  readonly reinvested: bigint
  /** Tests as they stood when the last step was done. */
  readonly tests: Readonly<Record<string, boolean>>
}
