import type { Database } from '@specie/ledger'
import type { SpecieClient } from '@specie/protocol'
import type { ReportStore } from '@specie/servicing'
import type { LocalAccount } from 'viem'
import type { CurveSource } from '../valuation/CurveSource.ts'

/** What agents work with. Several processes may run with the same: whatever is done is done by one of them, once. */
export interface AgentsOptions {
  readonly database: Database
  /** A client of the chain that signs with the account, or only reads without one. */
  readonly connect: (account?: LocalAccount) => Promise<SpecieClient>
  /** Keys at hand; the first one does what anybody may do. */
  readonly signers: readonly LocalAccount[]
  /** The table `report` when left out. */
  readonly reports?: ReportStore
  /** Where curves come from; on a local chain they are made up when this is left out, elsewhere none is reported. */
  readonly curves?: CurveSource
  readonly sending?: SendingOptions
}

/** How transactions are sent. */
export interface SendingOptions {
  /** Blocks, its own included, after which a transaction counts as final; 1 on a local chain, else 5. */
  readonly confirmations?: number
  /** Most that is offered for a unit of gas, wei; 300 gwei. */
  readonly feeCap?: bigint
  /** Blocks after which a transaction that is not mined is offered more; 3. */
  readonly replaceAfter?: number
}

/** The options of sending with nothing left out. */
export type Sending = Required<SendingOptions>

/** Chain id of a local development chain. */
export const LOCAL_CHAIN_ID = 31_337

/** Fills in what was left out. */
export function sendingOf(options: SendingOptions | undefined, local: boolean): Sending {
  return { confirmations: local ? 1 : 5, feeCap: 300_000_000_000n, replaceAfter: 3, ...options }
}
