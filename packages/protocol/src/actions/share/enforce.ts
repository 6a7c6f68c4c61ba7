import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { readToken, type Token } from '../../read/readToken.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { type Watch, watchView } from '../../transaction/watch.ts'
import { balanceWatch } from '../../transaction/watches.ts'

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
  const token = await readToken(context, share)
  return prepare(context, {
    title: titleOf(measure, (amount) => amountText(amount, token)),
    address: share,
    data: dataOf(measure),
    watches: watchesOf(measure, token),
    result: () => undefined,
  })
}

function titleOf(measure: Enforcement, shares: (amount: bigint) => string): string {
  switch (measure.kind) {
    case 'freeze':
      return `Freeze ${measure.amount === undefined ? 'the shares' : shares(measure.amount)} of ${measure.wallet}`
    case 'unfreeze':
      return `Unfreeze ${measure.amount === undefined ? 'the shares' : shares(measure.amount)} of ${measure.wallet}`
    case 'forcedTransfer':
      return `Move ${shares(measure.amount)} from ${measure.from} to ${measure.to} by force`
    case 'recover':
      return `Move the shares of the lost wallet ${measure.lost} to ${measure.replacement}`
    case 'pause':
      return 'Pause all transfers of the share'
    case 'unpause':
      return 'Resume the transfers of the share'
  }
}

function watchesOf(measure: Enforcement, token: Token): Watch[] {
  switch (measure.kind) {
    case 'freeze':
    case 'unfreeze': {
      const { wallet } = measure
      return [flagWatch(token, 'Wallet frozen', 'isFrozen', [wallet]), frozenWatch(token, wallet, 'of it')]
    }
    case 'forcedTransfer':
      return [
        balanceWatch(token, measure.from, 'of the sender'),
        frozenWatch(token, measure.from, 'of the sender'),
        balanceWatch(token, measure.to, 'of the receiver'),
      ]
    case 'recover':
      return [
        balanceWatch(token, measure.lost, 'of the lost wallet'),
        balanceWatch(token, measure.replacement, 'of the replacement'),
        frozenWatch(token, measure.replacement, 'of the replacement'),
      ]
    case 'pause':
    case 'unpause':
      return [flagWatch(token, 'Transfers paused', 'paused', [])]
  }
}

/** Share units of a wallet that it cannot move. */
function frozenWatch({ address, symbol, decimals }: Token, wallet: Address, whose: string): Watch {
  return watchView({
    label: `Frozen ${symbol} ${whose}`,
    unit: symbol,
    decimals,
    address,
    abi: shareAbi,
    functionName: 'getFrozenTokens',
    args: [wallet],
  })
}

/** A yes (1) or no (0) of the share. */
function flagWatch({ address }: Token, label: string, functionName: string, args: readonly unknown[]): Watch {
  const pick = (found: unknown) => (found === true ? 1n : 0n)
  return watchView({ label, unit: '1 is yes', decimals: 0, address, abi: shareAbi, functionName, args, pick })
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
