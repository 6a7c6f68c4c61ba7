import { type ExitKind, type ExitSource, type SplitRule, splitExit } from '@specie/quant'
import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { ContractError } from '../errors/contractError.ts'
import { explainError } from '../errors/explainError.ts'
import { deskAbi } from '../generated/deskAbi.ts'
import { type HoldOffer, readHoldQuote } from '../read/readHoldQuote.ts'
import type { SignedBlockQuote } from '../signatures/blockQuote.ts'
import { blockSources } from './blockSources.ts'
import { exitLater, exitsNow, type Patience } from './exitSources.ts'
import { type ExitsReading, readExits } from './readExits.ts'

/** A sale of which the best way out is asked. */
export interface ExitQuestion extends SplitRule {
  readonly share: Address
  /** Share units. */
  readonly amount: bigint
  /** Lets the windows compete by what is expected of them; without it all that can be sold at once is. */
  readonly patience?: Patience
  /** Quotes that makers have signed for this seller. */
  readonly signed?: readonly SignedBlockQuote[]
  /** Unix seconds until which a firm price of the desk for all of it is asked for as well. */
  readonly firmUntil?: bigint
  /** Further exits. */
  readonly further?: readonly ExitSource[]
}

/** What one exit would take. */
export interface QuotedPart {
  readonly kind: ExitKind
  readonly name: string
  /** Share units. */
  readonly shares: bigint
  /** Cash units: paid at once, or of windows expected. */
  readonly cash: bigint
  /** What its next share would be paid, cash units a share unit, 1e-18; undefined where it takes no more. */
  readonly next: bigint | undefined
}

/** The best way out at one block: firm for this block. */
export interface ExitQuote {
  readonly reading: ExitsReading
  readonly amount: bigint
  readonly parts: readonly QuotedPart[]
  /** Sold at once, and what for. */
  readonly sold: bigint
  readonly paid: bigint
  /** Handed to windows, and what is expected for it. */
  readonly later: { readonly shares: bigint; readonly expected: bigint }
  /** Share units that no exit takes. */
  readonly rest: bigint
  /** Every exit on its own, the best first. */
  readonly alone: readonly QuotedPart[]
  /** What the desk would pay until `firmUntil`, and what it costs to have it firm; undefined where it sells none. */
  readonly firm: HoldOffer | undefined
  /** Cash units that the split brings beyond the best exit on its own; never negative. */
  readonly gain: bigint
}

const WAD = 10n ** 18n

/**
 * Splits a sale over all exits of a share so that it brings the most, from one block.
 * @throws ArgumentError when the amount is not positive
 */
export async function readExitQuote(
  context: Context,
  question: ExitQuestion,
  blockNumber?: bigint,
): Promise<ExitQuote> {
  const reading = await readExits(context, question.share, blockNumber)
  const later = question.patience && exitLater(reading, question.patience)
  const blocks = blockSources(question.signed ?? [], question.share, reading.block)
  const further = question.further ?? []
  const sources = [...exitsNow(reading), ...blocks, ...further, ...(later ? [later] : [])]
  const split = splitExit(sources, question.amount, question)
  const [parts, firm] = await Promise.all([
    Promise.all(
      split.parts.map(async ({ source, shares, cash, next }) => ({
        kind: source.kind,
        name: source.name,
        shares,
        cash: source.kind === 'desk' ? await deskPays(context, reading, shares) : cash,
        next: next === undefined ? undefined : BigInt(Math.round(next * 1e9)) * (WAD / 10n ** 9n),
      })),
    ),
    readFirm(context, question, reading),
  ])
  const { amount } = question
  return { reading, amount, firm, ...sumsOf(parts, amount), ...aloneOf(sources, parts, question) }
}

/** A desk that sells no firm price for this, for whatever reason, leaves the quote without one. */
async function readFirm(
  context: Context,
  { share, amount, firmUntil }: ExitQuestion,
  { block }: ExitsReading,
): Promise<HoldOffer | undefined> {
  if (firmUntil === undefined) return undefined
  try {
    return await readHoldQuote(context, { share, amount, until: firmUntil }, block.number)
  } catch (error) {
    if (error instanceof ContractError) return undefined
    throw error
  }
}

function sumsOf(parts: readonly QuotedPart[], amount: bigint) {
  const sum = (waits: boolean, figure: 'shares' | 'cash') =>
    parts.reduce((total, part) => ((part.kind === 'windows') === waits ? total + part[figure] : total), 0n)
  const [sold, queued] = [sum(false, 'shares'), sum(true, 'shares')]
  return {
    parts,
    sold,
    paid: sum(false, 'cash'),
    later: { shares: queued, expected: sum(true, 'cash') },
    rest: amount - sold - queued,
  }
}

function aloneOf(sources: readonly ExitSource[], parts: readonly QuotedPart[], question: ExitQuestion) {
  const alone = sources
    .map((source) => {
      const [part] = splitExit([source], question.amount).parts
      return {
        kind: source.kind,
        name: source.name,
        shares: part?.shares ?? 0n,
        cash: part?.cash ?? 0n,
        next: undefined,
      }
    })
    .sort((a, b) => (a.cash < b.cash ? 1 : a.cash > b.cash ? -1 : 0))
  const total = parts.reduce((sum, { cash }) => sum + cash, 0n)
  const more = total - (alone[0]?.cash ?? 0n)
  return { alone, gain: more > 0n ? more : 0n }
}

/** The desk's own answer: it keeps the use of its limit finer than it tells. */
async function deskPays(context: Context, { share, block }: ExitsReading, shares: bigint): Promise<bigint> {
  const [, , , paid] = await context.reader
    .readContract({
      address: addressOf(context, 'Desk'),
      abi: deskAbi,
      functionName: 'quote',
      args: [share.address, shares],
      blockNumber: block.number,
    })
    .catch(explainError)
  return paid
}
