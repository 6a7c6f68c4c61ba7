import { type Address, erc20Abi, zeroAddress } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { idleAbi } from '../generated/idleAbi.ts'
import { readReserveTokens } from './readReserveTokens.ts'
import type { Token } from './readToken.ts'

/** Idle cash of the reserve at one block. Cash units. */
export interface IdleReading {
  readonly block: BlockReference
  readonly cash: Token
  /** Vault that it is parked in; undefined: none. */
  readonly vault: Address | undefined
  /** What the parked cash has cost. */
  readonly cost: bigint
  /** What the vault would give back at once, and its worth to who leaves and who enters the reserve. */
  readonly ready: bigint
  readonly low: bigint
  readonly high: bigint
  /** Unix seconds when the vault last failed; undefined: it worked last time. */
  readonly failedAt: bigint | undefined
  /** Anyone may call cash back below `least`, up to `keep`; parks what is beyond `keep`, `most` in all. */
  readonly rule: { readonly least: bigint; readonly keep: bigint; readonly most: bigint }
  /** Cash of the reserve itself. */
  readonly here: bigint
}

/** Reads the idle cash of the reserve at one block. */
export async function readIdle(context: Context, blockNumber?: bigint): Promise<IdleReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const { reserve, cash } = await readReserveTokens(context)
  const contract = {
    address: addressOf(context, 'Idle'),
    abi: idleAbi,
    blockNumber: block.number,
  } as const
  const { reader } = context
  const [vault, cost, [ready, low, high], failedAt, rule, here] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'vault' }),
    reader.readContract({ ...contract, functionName: 'cost' }),
    reader.readContract({ ...contract, functionName: 'state' }),
    reader.readContract({ ...contract, functionName: 'failedAt' }),
    reader.readContract({ ...contract, functionName: 'rule' }),
    reader.readContract({
      address: cash.address,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [reserve.address],
      blockNumber: block.number,
    }),
  ]).catch(explainError)
  return {
    block,
    cash,
    vault: vault === zeroAddress ? undefined : vault,
    cost,
    ready,
    low,
    high,
    failedAt: failedAt === 0 ? undefined : BigInt(failedAt),
    rule,
    here,
  }
}
