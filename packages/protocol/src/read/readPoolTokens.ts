import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { poolAbi } from '../generated/poolAbi.ts'
import { readToken, type Token } from './readToken.ts'

/** A pool's cash and its shares, senior first: what never changes of it. */
export interface PoolTokens {
  readonly cash: Token
  readonly shares: readonly Token[]
}

/** Cash and shares of a pool. */
export async function readPoolTokens(context: Pick<Context, 'reader'>, pool: Address): Promise<PoolTokens> {
  const contract = { address: pool, abi: poolAbi } as const
  const [cash, shares] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'cash' }),
    context.reader.readContract({ ...contract, functionName: 'shares' }),
  ]).catch(explainError)
  const [cashToken, ...shareTokens] = await Promise.all(
    [cash, ...shares].map((one) => readToken(context, one)),
  )
  return { cash: cashToken!, shares: shareTokens }
}
