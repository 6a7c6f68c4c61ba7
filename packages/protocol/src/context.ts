import type { Account, Chain, PublicClient, Transport, WalletClient } from 'viem'
import type { Deployment } from './deploy/deployment.ts'

/** What every read and action works with: connections to one chain, and the contracts on it. */
export interface Context {
  readonly reader: PublicClient<Transport, Chain>
  /** Absent in a client that only reads. */
  readonly sender: WalletClient<Transport, Chain, Account> | undefined
  readonly deployment: Deployment
}
