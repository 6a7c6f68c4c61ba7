import type { Address } from 'viem'
import { inRanges } from '../chain/blockRanges.ts'
import { readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { marketAbi } from '../generated/marketAbi.ts'
import { type MarketPosition, readMarketPosition } from './readMarketPosition.ts'

/** Every range of a share's market in which a provider has ever had liquidity, as it is now. */
export async function readMarketPositions(
  context: Context,
  share: Address,
  provider: Address,
): Promise<readonly MarketPosition[]> {
  const address = addressOf(context, 'Market')
  const fromBlock = BigInt(context.deployment.contracts.Market?.block ?? '0')
  const { number } = await readBlock(context.reader).catch(explainError)
  const logs = await inRanges(fromBlock, number, (from, to) =>
    context.reader.getContractEvents({
      address,
      abi: marketAbi,
      eventName: 'LiquidityChanged',
      args: { share, provider },
      fromBlock: from,
      toBlock: to,
      strict: true,
    }),
  ).catch(explainError)
  const ranges = new Map(logs.map(({ args: { lower, upper } }) => [`${lower} ${upper}`, { lower, upper }]))
  return Promise.all(
    [...ranges.values()].map((range) => readMarketPosition(context, { share, provider, ...range }, number)),
  )
}
