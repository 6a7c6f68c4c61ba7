import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { poolsAbi } from '../../generated/poolsAbi.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import type { Finding } from './finding.ts'

/** What a proven double pledge led to. Cash units. */
export interface PledgeProven {
  readonly earlier: Address
  /** The pool whose servicer loses its bond. */
  readonly later: Address
  readonly reward: bigint
  readonly compensation: bigint
}

/** Shows a finding that was announced: both pools stop issuing, the later one's bond is forfeited. Anyone. */
export async function provePledge(
  context: Context,
  finding: Finding,
): Promise<PreparedTransaction<PledgeProven>> {
  return prepare(context, {
    title: 'Prove that a loan is pledged twice',
    address: addressOf(context, 'Pools'),
    data: encodeFunctionData({ abi: poolsAbi, functionName: 'provePledge', args: [finding] }),
    result: (logs) => {
      const { earlier, later, reward, compensation } = findEvent(poolsAbi, 'DoublePledgeProven', logs)
      return { earlier, later, reward, compensation }
    },
  })
}
