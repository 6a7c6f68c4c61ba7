import type { abis } from '@specie/protocol'
import type { Address, ContractEventName, Hex, Log } from 'viem'

/** Contracts whose logs the ledger keeps: those of the deployment, and pools, shares and windows as they are opened. */
export const FOLLOWED_CONTRACTS = [
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
  'Guard',
  'Market',
  'Exits',
  'Makers',
  'Pool',
  'Share',
  'Windows',
] as const
export type FollowedContract = (typeof FOLLOWED_CONTRACTS)[number]

type EventsOf<Contract extends FollowedContract> = {
  [Name in ContractEventName<(typeof abis)[Contract]> as `${Contract}.${Name}`]: {
    readonly name: `${Contract}.${Name}`
    readonly args: Log<bigint, number, false, undefined, true, (typeof abis)[Contract], Name>['args']
  }
}

type AllEvents = { [Contract in FollowedContract]: EventsOf<Contract> }[FollowedContract]
type KeysOf<Union> = Union extends unknown ? keyof Union : never
type ValueIn<Union, Key> = Union extends unknown ? (Key extends keyof Union ? Union[Key] : never) : never

/** Every event by its contract and name, e.g. `Share.Transfer`. */
export type EventName = KeysOf<AllEvents> & string

/** Where and when an event happened. */
export interface EventPlace {
  readonly address: Address
  readonly blockNumber: bigint
  readonly logIndex: number
  /** Unix seconds of the block. */
  readonly timestamp: bigint
  readonly transactionHash: Hex
}

/** A decoded log, its arguments by name; addresses and hashes are in lower case. */
export type LedgerEvent<Name extends EventName = EventName> = Name extends EventName
  ? EventPlace & ValueIn<AllEvents, Name>
  : never
