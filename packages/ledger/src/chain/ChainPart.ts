import type { Hex } from 'viem'
import type { BlockRow, FollowedRow, LogRow } from '../tables/chain.ts'
import type { FollowedContract } from './events.ts'

/** Contracts by address whose logs are followed. */
export type Followed = ReadonlyMap<Hex, FollowedContract>

/** Blocks in a row, checked, with every log of the followed contracts in them. */
export interface ChainPart {
  readonly first: bigint
  readonly last: bigint
  readonly blocks: readonly BlockRow[]
  readonly logs: readonly LogRow[]
  /** Contracts that were born in these blocks. */
  readonly born: readonly (FollowedRow & { readonly contract: FollowedContract })[]
}
