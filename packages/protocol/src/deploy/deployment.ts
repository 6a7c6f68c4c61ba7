import type { Address, Hex } from 'viem'
import type { RoleName } from './roles.ts'

/** One contract of a deployment, as recorded the moment it was found on the chain. */
export interface DeployedContract {
  readonly address: Address
  /** keccak256 of the runtime code. */
  readonly codeHash: Hex
  /** Constructor arguments in order; whole numbers as decimal text. */
  readonly constructorArguments: readonly unknown[]
  /** Salt of the address, where it had to be searched for; zero when left out. */
  readonly salt?: Hex
  /** Number of the block it was found in, as decimal text. */
  readonly block: string
  /** Absent when the contract was there already, e.g. after a killed deploy. */
  readonly transaction?: Hex
}

/**
 * Every contract that a chain carries once; pools and shares are found through `Pools`, windows through
 * `WindowsFactory`.
 */
export const CONTRACTS = [
  'Authority',
  'LocalDollar',
  'Identity',
  'Feeds',
  'Pools',
  'Nav',
  'Reserve',
  'Desk',
  'Holds',
  'Idle',
  'FeeRule',
  'LocalVault',
  'WindowsFactory',
  'Quotes',
  'Block',
  'Auctions',
  'PoolManager',
  'Market',
  'Exits',
  'Makers',
  'Guard',
] as const

/** Name of a contract that a deployment has. */
export type ContractName = (typeof CONTRACTS)[number]

/**
 * Contracts that a deployment may lack: `LocalDollar` and Uniswap's `PoolManager` are deployed on local chains only, the
 * `Market` wherever there is a pool manager.
 */
export const OPTIONAL_CONTRACTS: readonly ContractName[] = [
  'LocalDollar',
  'LocalVault',
  'PoolManager',
  'Market',
]

/** The record of a deployment, `deployments/<chainId>.json`. */
export interface Deployment {
  readonly chainId: number
  readonly contracts: Readonly<Partial<Record<ContractName, DeployedContract>>>
  /** Who holds which role, besides the administrator. */
  readonly roles: Readonly<Partial<Record<RoleName, readonly Address[]>>>
}
