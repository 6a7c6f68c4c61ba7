import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** What an agent of a share can do to a wallet, as ERC-3643 lays down. */
export type Enforcement =
  | { readonly kind: 'freeze' | 'unfreeze'; readonly wallet: Address; readonly amount?: bigint }
  | { readonly kind: 'forcedTransfer'; readonly from: Address; readonly to: Address; readonly amount: bigint }
  | {
      readonly kind: 'recover'
      readonly lost: Address
      readonly replacement: Address
      readonly identity: Address
    }
  | { readonly kind: 'pause' | 'unpause' }

/**
 * Freezes or unfreezes a wallet (all of it, or `amount`), moves shares by force, moves them after a recovery, or pauses
 * all transfers. Agents of the share.
 */
export async function enforce(
  context: Context,
  share: Address,
  measure: Enforcement,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: titleOf(measure),
    address: share,
    data: dataOf(measure),
    result: () => undefined,
  })
}

function titleOf(measure: Enforcement): string {
  switch (measure.kind) {
    case 'freeze':
      return `Freeze ${measure.amount === undefined ? 'the shares' : `${measure.amount} units`} of ${measure.wallet}`
    case 'unfreeze':
      return `Unfreeze ${measure.amount === undefined ? 'the shares' : `${measure.amount} units`} of ${measure.wallet}`
    case 'forcedTransfer':
      return `Move ${measure.amount} units from ${measure.from} to ${measure.to} by force`
    case 'recover':
      return `Move the shares of the lost wallet ${measure.lost} to ${measure.replacement}`
    case 'pause':
      return 'Pause all transfers of the share'
    case 'unpause':
      return 'Resume the transfers of the share'
  }
}

function dataOf(measure: Enforcement): Hex {
  const abi = shareAbi
  switch (measure.kind) {
    case 'freeze':
    case 'unfreeze': {
      const { wallet, amount, kind } = measure
      if (amount === undefined) {
        return encodeFunctionData({
          abi,
          functionName: 'setAddressFrozen',
          args: [wallet, kind === 'freeze'],
        })
      }
      const functionName = kind === 'freeze' ? 'freezePartialTokens' : 'unfreezePartialTokens'
      return encodeFunctionData({ abi, functionName, args: [wallet, amount] })
    }
    case 'forcedTransfer':
      return encodeFunctionData({
        abi,
        functionName: 'forcedTransfer',
        args: [measure.from, measure.to, measure.amount],
      })
    case 'recover':
      return encodeFunctionData({
        abi,
        functionName: 'recoveryAddress',
        args: [measure.lost, measure.replacement, measure.identity],
      })
    case 'pause':
    case 'unpause':
      return encodeFunctionData({ abi, functionName: measure.kind })
  }
}
