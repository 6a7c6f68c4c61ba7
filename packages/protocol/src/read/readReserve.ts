import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { reserveAbi } from '../generated/reserveAbi.ts'
import { readReserveTokens } from './readReserveTokens.ts'
import type { Token } from './readToken.ts'

/** The reserve at one block. Cash units. */
export interface ReserveReading {
  readonly block: BlockReference
  readonly reserve: Token
  readonly cash: Token
  /** Cash plus inventory at cost. */
  readonly funds: bigint
  /** Worth of everything to those who leave and to those who enter. */
  readonly low: bigint
  readonly high: bigint
  /** Cash that could be taken out. */
  readonly available: bigint
  readonly supply: bigint
  /** Seconds of notice, and the length of the window after it. */
  readonly cooldown: bigint
  readonly window: bigint
  readonly provider: ProviderReading | undefined
}

/** What a provider has in the reserve. */
export interface ProviderReading {
  readonly address: Address
  readonly shares: bigint
  /** Cash units that the shares are worth to who leaves. */
  readonly value: bigint
  /** Announced shares and the unix seconds between which they can be taken out. */
  readonly announced: bigint
  readonly from: bigint
  readonly until: bigint
  /** Shares that could be redeemed in the next block. */
  readonly redeemable: bigint
}

/** Reads the reserve, and a provider's part of it, at one block. */
export async function readReserve(
  context: Context,
  provider?: Address,
  blockNumber?: bigint,
): Promise<ReserveReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const tokens = await readReserveTokens(context)
  const contract = { address: tokens.reserve.address, abi: reserveAbi, blockNumber: block.number } as const
  const { reader } = context
  const [funds, [low, high], available, supply, cooldown, window] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'funds' }),
    reader.readContract({ ...contract, functionName: 'worth' }),
    reader.readContract({ ...contract, functionName: 'available' }),
    reader.readContract({ ...contract, functionName: 'totalSupply' }),
    reader.readContract({ ...contract, functionName: 'cooldown' }),
    reader.readContract({ ...contract, functionName: 'window' }),
  ]).catch(explainError)
  const times = { cooldown, window }
  return {
    block,
    ...tokens,
    funds,
    low,
    high,
    available,
    supply,
    ...times,
    provider:
      provider === undefined
        ? undefined
        : await readProvider(context, tokens.reserve, provider, block, times),
  }
}

async function readProvider(
  context: Context,
  reserve: Token,
  address: Address,
  block: BlockReference,
  { cooldown, window }: { readonly cooldown: bigint; readonly window: bigint },
): Promise<ProviderReading> {
  const contract = { address: reserve.address, abi: reserveAbi, blockNumber: block.number } as const
  const args = [address] as const
  const { reader } = context
  const [shares, said, redeemable] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'balanceOf', args }),
    reader.readContract({ ...contract, functionName: 'notice', args }),
    reader.readContract({ ...contract, functionName: 'maxRedeem', args }),
  ]).catch(explainError)
  const value = await reader
    .readContract({ ...contract, functionName: 'previewRedeem', args: [shares] })
    .catch(explainError)
  const from = said.shares === 0n ? 0n : BigInt(said.since) + cooldown
  return {
    address,
    shares,
    value,
    announced: said.shares,
    from,
    until: from === 0n ? 0n : from + window,
    redeemable,
  }
}
