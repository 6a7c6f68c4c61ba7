import { type ExitSource, stepSource } from '@specie/quant'
import { type Address, type Hex, isAddressEqual } from 'viem'
import { encodeFills } from '../block/encodeFills.ts'
import type { BlockReference } from '../chain/readBlock.ts'
import type { SignedBlockQuote } from '../signatures/blockQuote.ts'

/** Quotes to buy a share that still stand at a block, each as an exit of one price. */
export function blockSources(
  signed: readonly SignedBlockQuote[],
  share: Address,
  block: BlockReference,
): ExitSource[] {
  return signed
    .filter(({ quote }) => quote.buys && isAddressEqual(quote.share, share))
    .filter(({ quote }) => BigInt(quote.deadline) >= block.timestamp)
    .map((one) => stepSource('block', nameOf(one), one.quote))
}

/** What a leg to one of the quotes carries; undefined when none of them has that name. */
export function blockLeg(signed: readonly SignedBlockQuote[], name: string, shares: bigint): Hex | undefined {
  const found = signed.find((one) => nameOf(one) === name)
  return found && encodeFills([{ ...found, shares }])
}

function nameOf({ quote }: SignedBlockQuote): string {
  return `${quote.maker} ${quote.nonce}`
}
