import { CONTRACTS, type Deployment } from '@specie/protocol'
import type { Kysely } from 'kysely'
import { type Hex, keccak256, stringToHex } from 'viem'
import type { FollowedContract } from '../chain/events.ts'
import type { Tables } from '../tables/tables.ts'

/** What of a deployment the ledger works with. */
export interface LedgerOrigin {
  readonly chainId: number
  /** The first block that is taken in: that of the first contract. */
  readonly firstBlock: bigint
  /** Contracts that the deployment has once. */
  readonly fixed: ReadonlyMap<Hex, FollowedContract>
  /** Hash over the addresses. */
  readonly hash: Hex
}

/** Reads a deployment for what is followed, and from which block. */
export function originOf(deployment: Deployment): LedgerOrigin {
  const entries = CONTRACTS.flatMap((name) => {
    // Uniswap's events are its own; the market tells its part of them.
    if (name === 'PoolManager') return []
    const contract = deployment.contracts[name]
    return contract === undefined
      ? []
      : [{ name, address: contract.address.toLowerCase() as Hex, block: contract.block }]
  })
  return {
    chainId: deployment.chainId,
    firstBlock: BigInt(Math.min(...entries.map(({ block }) => Number(block)))),
    fixed: new Map(entries.map(({ address, name }) => [address, name])),
    hash: keccak256(stringToHex(entries.map(({ address, name }) => `${name} ${address}`).join('\n'))),
  }
}

/** Every followed contract: those of the deployment, and those the ledger has seen opened. */
export async function readFollowed(
  db: Kysely<Tables>,
  origin: LedgerOrigin,
): Promise<ReadonlyMap<Hex, FollowedContract>> {
  const rows = await db.selectFrom('followed').select(['address', 'contract']).execute()
  return new Map([
    ...origin.fixed,
    ...rows.map((row) => [row.address, row.contract as FollowedContract] as const),
  ])
}
