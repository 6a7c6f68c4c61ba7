import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { shareAbi } from '../generated/shareAbi.ts'
import { readToken, type Token } from './readToken.ts'

/** A share and the token its income and its price are paid in. */
export interface ShareTokens {
  readonly share: Token
  readonly cash: Token
}

/** A share and its cash. */
export async function readShareTokens(
  context: Pick<Context, 'reader'>,
  address: Address,
): Promise<ShareTokens> {
  const cash = await context.reader
    .readContract({ address, abi: shareAbi, functionName: 'cash' })
    .catch(explainError)
  const [share, cashToken] = await Promise.all([readToken(context, address), readToken(context, cash)])
  return { share, cash: cashToken }
}
