import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { reserveAbi } from '../generated/reserveAbi.ts'
import { readToken, type Token } from './readToken.ts'

/** The reserve's own token and its cash. */
export interface ReserveTokens {
  readonly reserve: Token
  readonly cash: Token
}

/** The reserve's own token and its cash. */
export async function readReserveTokens(context: Context): Promise<ReserveTokens> {
  const address = addressOf(context, 'Reserve')
  const cash = await context.reader
    .readContract({ address, abi: reserveAbi, functionName: 'asset' })
    .catch(explainError)
  const [reserve, cashToken] = await Promise.all([readToken(context, address), readToken(context, cash)])
  return { reserve, cash: cashToken }
}
