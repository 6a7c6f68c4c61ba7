import { type ExitSource, splitExit } from '@specie/quant'
import type { Hex } from 'viem'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { exitedIn } from './exitedIn.ts'
import { exitsNow } from './exitSources.ts'
import type { QuotedPart } from './readExitQuote.ts'
import { type ExitsReading, readExits } from './readExits.ts'

/** Whether a sale brought as much as the best exit on its own would have. */
export interface ExitProof {
  readonly sold: bigint
  readonly paid: bigint
  /** What each exit that pays at once would have paid for as many shares, the best first. */
  readonly alone: readonly Pick<QuotedPart, 'kind' | 'name' | 'shares' | 'cash'>[]
  /** Cash units above what the best of them, which could take them all, would have paid; negative: less. */
  readonly gain: bigint
}

/**
 * Checks a sale that was made against the state of the chain before its block, from public data alone: what would each
 * exit have paid for the same shares? What others did earlier in the same block is not seen.
 */
export async function verifyExit(context: Context, transaction: Hex): Promise<ExitProof> {
  const receipt = await context.reader.getTransactionReceipt({ hash: transaction }).catch(explainError)
  const { share, sold, paid } = exitedIn(receipt.logs)
  const [before, at] = await Promise.all([
    readExits(context, share, receipt.blockNumber - 1n),
    readExits(context, share, receipt.blockNumber),
  ])
  // exits as the block found them, at its time and price
  const found: ExitsReading = { ...before, block: at.block, nav: at.nav }
  const alone = exitsNow(found)
    .map((source) => taking(source, sold))
    .sort((a, b) => (a.cash < b.cash ? 1 : a.cash > b.cash ? -1 : 0))
  return { sold, paid, alone, gain: paid - (alone[0]?.cash ?? 0n) }
}

function taking(source: ExitSource, amount: bigint) {
  const [part] = amount === 0n ? [] : splitExit([source], amount).parts
  return { kind: source.kind, name: source.name, shares: part?.shares ?? 0n, cash: part?.cash ?? 0n }
}
