import { encodeFunctionData, type Log, parseEventLogs } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { identityAbi } from '../../generated/identityAbi.ts'
import type { SignedStatement } from '../../signatures/statement.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Submits many signed statements at once; those that somebody submitted already are left out. Anyone. */
export async function registerBatch(
  context: Context,
  signed: readonly SignedStatement[],
): Promise<PreparedTransaction<{ readonly registered: number }>> {
  return prepare(context, {
    title: `Register ${signed.length} identities`,
    address: addressOf(context, 'Identity'),
    data: encodeFunctionData({
      abi: identityAbi,
      functionName: 'registerBatch',
      args: [
        signed.map(({ statement }) => statement),
        signed.map(({ issuer }) => issuer),
        signed.map(({ signature }) => signature),
      ],
    }),
    result: (logs) => ({
      registered: parseEventLogs({ abi: identityAbi, eventName: 'Attested', logs: logs as Log[] }).length,
    }),
  })
}
