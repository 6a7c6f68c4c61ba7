import { type Address, zeroAddress } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { identityAbi } from '../generated/identityAbi.ts'
import { type ClaimName, claimNames } from '../identity/claims.ts'

/** Who is behind a wallet. */
export interface WalletIdentity {
  readonly block: BlockReference
  readonly wallet: Address
  /** 0: the wallet has no identity. */
  readonly id: number
  readonly claims: bigint
  readonly claimNames: readonly ClaimName[]
  /** ISO 3166-1 numeric. */
  readonly country: number
  readonly class: number
  /** Unix seconds. */
  readonly expiry: number
  readonly version: number
  readonly lost: boolean
  /** Linked, not lost, not expired. */
  readonly verified: boolean
  /** KYC issuer that vouches; undefined for a wallet without identity. */
  readonly issuer: Address | undefined
  /** All active wallets of the identity. */
  readonly wallets: readonly Address[]
  /** A recovery that waits for its delay. */
  readonly recovery: { readonly replacement: Address; readonly readyAt: number } | undefined
  /** The wallet that took over, if this one was lost. */
  readonly recoveredTo: Address | undefined
}

/** Reads the identity of a wallet at one block. */
export async function readIdentity(
  context: Context,
  wallet: Address,
  blockNumber?: bigint,
): Promise<WalletIdentity> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = {
    address: addressOf(context, 'Identity'),
    abi: identityAbi,
    blockNumber: block.number,
  } as const
  const args = [wallet] as const
  const { reader } = context
  const [word, verified, issuer, wallets, [replacement, readyAt], recoveredTo] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'walletOf', args }),
    reader.readContract({ ...contract, functionName: 'isVerified', args }),
    reader.readContract({ ...contract, functionName: 'vouching', args }),
    reader.readContract({ ...contract, functionName: 'linkedWallets', args }),
    reader.readContract({ ...contract, functionName: 'pendingRecovery', args }),
    reader.readContract({ ...contract, functionName: 'recoveredTo', args }),
  ]).catch(explainError)
  return {
    block,
    wallet,
    ...word,
    claimNames: claimNames(word.claims),
    verified,
    issuer: present(issuer),
    wallets,
    recovery: readyAt === 0 ? undefined : { replacement, readyAt },
    recoveredTo: present(recoveredTo),
  }
}

function present(address: Address): Address | undefined {
  return address === zeroAddress ? undefined : address
}
