import { type Address, erc20Abi } from 'viem'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'

/** An ERC-20 as amounts of it are written. */
export interface Token {
  readonly address: Address
  readonly symbol: string
  readonly decimals: number
}

/** Symbol and decimals of a token. */
export async function readToken(context: Pick<Context, 'reader'>, address: Address): Promise<Token> {
  const contract = { address, abi: erc20Abi } as const
  const [symbol, decimals] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'symbol' }),
    context.reader.readContract({ ...contract, functionName: 'decimals' }),
  ]).catch(explainError)
  return { address, symbol, decimals }
}
