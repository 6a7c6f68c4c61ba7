import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import type { ArtifactSource } from '../../deploy/artifact.ts'
import { readArtifact } from '../../deploy/readArtifact.ts'
import { windowsFactoryAbi } from '../../generated/windowsFactoryAbi.ts'
import { readToken } from '../../read/readToken.ts'
import type { WindowsTerms } from '../../read/readWindows.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Opens redemption windows for a share. The pool's servicer. They take orders once the transfer agent has made them a
 * venue of their own gate (`share.setVenue`) and dates are published.
 */
export async function openWindows(
  context: Context,
  share: Address,
  terms: WindowsTerms,
  artifacts: ArtifactSource = readArtifact,
): Promise<PreparedTransaction<{ readonly windows: Address }>> {
  const [token, { creationCode }] = await Promise.all([readToken(context, share), artifacts('Windows')])
  return prepare(context, {
    title: `Open redemption windows for ${token.symbol}`,
    address: addressOf(context, 'WindowsFactory'),
    data: encodeFunctionData({
      abi: windowsFactoryAbi,
      functionName: 'open',
      args: [share, terms, creationCode],
    }),
    result: (logs) => ({ windows: findEvent(windowsFactoryAbi, 'WindowsOpened', logs).windows }),
  })
}
