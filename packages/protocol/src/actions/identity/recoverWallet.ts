import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { identityAbi } from '../../generated/identityAbi.ts'
import type { Recovery } from '../../signatures/link.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Starts the move of an identity from a lost wallet. Whoever of issuer and replacement sends it gives `0x`. */
export async function recoverWallet(
  context: Context,
  order: {
    readonly recovery: Recovery
    readonly issuer: Address
    readonly signature: Hex
    /** Signature of the replacement. */
    readonly consent: Hex
  },
): Promise<PreparedTransaction<{ readonly readyAt: number }>> {
  const { recovery, issuer, signature, consent } = order
  return prepare(context, {
    title: `Start to recover ${recovery.lost} to ${recovery.replacement}`,
    address: addressOf(context, 'Identity'),
    data: encodeFunctionData({
      abi: identityAbi,
      functionName: 'recover',
      args: [recovery, issuer, signature, consent],
    }),
    result: (logs) => ({ readyAt: findEvent(identityAbi, 'RecoveryStarted', logs).readyAt }),
  })
}
