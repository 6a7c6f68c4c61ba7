import { inverseNormalDistribution } from '@specie/quant'
import { type Hex, keccak256, numberToHex } from 'viem'
import {
  createNonceManager,
  type NonceManager,
  type PrivateKeyAccount,
  privateKeyToAccount,
} from 'viem/accounts'
import { getTransactionCount } from 'viem/actions'
import type { StressHour } from './stressPath.ts'

/** One of those who leave. */
export interface Holder {
  readonly account: PrivateKeyAccount
  readonly shares: bigint
  /** Unix seconds. */
  readonly arrives: number
}

/**
 * Holders with log-normal holdings that add up to `shares`, in the order in which they arrive by the path. Size has
 * nothing to do with the hour.
 */
export function holdersOf(count: number, shares: bigint, path: readonly StressHour[]): Holder[] {
  const sizes = Array.from({ length: count }, (_, index) =>
    Math.exp(inverseNormalDistribution((((index * 619) % count) + 0.5) / count)),
  )
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const nonceManager = minedNumbers()
  let left = shares
  let hour = 0
  let upTo = path[0]!.leavers
  return sizes.map((size, index) => {
    const part = (index + 0.5) / count
    while (upTo < part && hour < path.length - 1) {
      hour += 1
      upTo += path[hour]!.leavers
    }
    const has = index === count - 1 ? left : BigInt(Math.floor((size / all) * Number(shares)))
    left -= has
    return { account: accountOf(index, nonceManager), shares: has, arrives: path[hour]!.time }
  })
}

/**
 * Numbers the transactions of one chain's holders by those that are mined: each is sent after the one before. What the
 * chain calls pending may count one twice while it is being mined.
 */
function minedNumbers(): NonceManager {
  return createNonceManager({
    source: {
      get: ({ address, client }) => getTransactionCount(client, { address, blockTag: 'latest' }),
      set() {},
    },
  })
}

function accountOf(index: number, nonceManager: NonceManager): PrivateKeyAccount {
  const key: Hex = keccak256(numberToHex(0x5eed_0000 + index, { size: 32 }))
  return privateKeyToAccount(key, { nonceManager })
}
