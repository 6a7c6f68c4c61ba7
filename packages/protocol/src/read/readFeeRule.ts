import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { feeRuleAbi } from '../generated/feeRuleAbi.ts'

/** How the desk's base fee of a share follows what the reserve's providers earn. */
export interface FeeRuleTerms {
  /** Return that they are to earn, 1e-9 a year. */
  readonly hurdle: number
  /** Fee that a shortfall of 100 % a year moves in one period, 1e-5 of value. */
  readonly gain: number
  /** Most that the fee moves in one period, and its bounds, 1e-5. */
  readonly step: number
  readonly least: number
  readonly most: number
  /** Seconds over which the return is measured, and between two moves. */
  readonly period: number
}

/** A fee rule at one block. */
export interface FeeRuleReading {
  readonly block: BlockReference
  readonly terms: FeeRuleTerms
  /** Unix seconds since when the return is measured, and from when on the fee can be moved. */
  readonly since: bigint
  readonly next: bigint
  /** Return measured so far, 1e-9 a year, and the base fee that a move would set now, 1e-5. */
  readonly rate: bigint
  readonly fee: bigint
}

/** The fee rule of a share; undefined where its fee is set by hand alone. */
export async function readFeeRule(
  context: Context,
  share: Address,
  blockNumber?: bigint,
): Promise<FeeRuleReading | undefined> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = {
    address: addressOf(context, 'FeeRule'),
    abi: feeRuleAbi,
    args: [share],
    blockNumber: block.number,
  } as const
  const terms = await context.reader.readContract({ ...contract, functionName: 'ruleOf' }).catch(explainError)
  if (terms.period === 0) return undefined
  const [checkpoint, [rate, fee]] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'checkpointOf' }),
    context.reader.readContract({ ...contract, functionName: 'preview' }),
  ]).catch(explainError)
  const since = BigInt(checkpoint.since)
  return { block, terms, since, next: since + BigInt(terms.period), rate, fee }
}
