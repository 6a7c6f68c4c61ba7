import type { Address } from 'viem'
import { inRanges } from '../chain/blockRanges.ts'
import { readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { quotesAbi } from '../generated/quotesAbi.ts'
import { type RestingQuoteReading, readRestingQuote } from './readRestingQuote.ts'

/** The resting quotes of everybody who has ever set a rule for a share, at one block: now when left out. */
export async function readRestingQuotes(
  context: Context,
  share: Address,
  blockNumber?: bigint,
): Promise<readonly RestingQuoteReading[]> {
  const address = addressOf(context, 'Quotes')
  const fromBlock = BigInt(context.deployment.contracts.Quotes?.block ?? '0')
  const { number } = await readBlock(context.reader, blockNumber).catch(explainError)
  const logs = await inRanges(fromBlock, number, (from, to) =>
    context.reader.getContractEvents({
      address,
      abi: quotesAbi,
      eventName: 'RuleSet',
      args: { share },
      fromBlock: from,
      toBlock: to,
      strict: true,
    }),
  ).catch(explainError)
  const makers = [...new Set(logs.map(({ args }) => args.maker))]
  return Promise.all(makers.map((maker) => readRestingQuote(context, share, maker, number)))
}
