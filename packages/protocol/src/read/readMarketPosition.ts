import { amountsOf } from '@specie/quant'
import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { marketAbi } from '../generated/marketAbi.ts'
import { readMarket } from './readMarket.ts'

/** A provider's range of a share's market. */
export interface MarketRange {
  readonly share: Address
  readonly provider: Address
  /** Ticks of cash a share, multiples of ten. */
  readonly lower: number
  readonly upper: number
}

/** What a provider has in a range, and what is held for it. */
export interface MarketPosition extends MarketRange {
  readonly liquidity: bigint
  /** What would come out, without fees. */
  readonly shares: bigint
  readonly cash: bigint
  /** Harvested income not paid yet, cash units. */
  readonly income: bigint
  /** Unix seconds from which its fees are its own. */
  readonly settledAt: bigint
  /** Shares that could not be received, and cash of an unwound position. */
  readonly heldShares: bigint
  readonly heldCash: bigint
}

const SETTLING = 86_400n

/** Reads one position. */
export async function readMarketPosition(
  context: Context,
  range: MarketRange,
  blockNumber?: bigint,
): Promise<MarketPosition> {
  const { block, pool, state } = await readMarket(context, range.share, blockNumber)
  const { share, provider, lower, upper } = range
  const contract = {
    address: addressOf(context, 'Market'),
    abi: marketAbi,
    blockNumber: block.number,
  } as const
  const args = [share, provider, lower, upper] as const
  const [position, income, held, heldIncome] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'positionOf', args }),
    context.reader.readContract({ ...contract, functionName: 'incomeOf', args }),
    context.reader.readContract({ ...contract, functionName: 'heldFor', args: [share, provider] }),
    context.reader.readContract({ ...contract, functionName: 'incomeOf', args: [share, provider, 0, 0] }),
  ]).catch(explainError)
  return {
    ...range,
    liquidity: position.liquidity,
    ...amountsOf(pool.sqrtPrice, state.first, lower, upper, position.liquidity),
    income,
    settledAt: BigInt(position.since) + SETTLING,
    heldShares: held.shares,
    heldCash: held.cash + heldIncome,
  }
}
