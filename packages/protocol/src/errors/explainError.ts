import { SpecieError } from '@specie/units'
import { BaseError } from 'viem'
import { explainRevert } from './explainRevert.ts'
import type { Unit } from './formatArgument.ts'
import { revertDataOf } from './revertDataOf.ts'

interface Explanation {
  readonly matches: RegExp
  readonly code: string
  readonly message: string
  readonly remedy: string
}

/** Failures of a node or a wallet, by the names of the client library's errors and the words of common nodes. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    matches: /InsufficientFundsError|insufficient funds|Insufficient funds/,
    code: 'chain.funds',
    message: 'The account has too little of the chain’s own coin to pay for gas',
    remedy: 'send coin to the account; on a local chain use the faucet',
  },
  {
    matches: /NonceTooLowError|nonce too low|already known|replacement transaction underpriced/,
    code: 'chain.nonce',
    message: 'Another transaction of the same account came first',
    remedy: 'wait until it is mined and try again; use one account in one program at a time',
  },
  {
    matches: /NonceTooHighError|nonce too high|nonce gap/i,
    code: 'chain.nonce',
    message: 'The account’s next transaction number is ahead of the chain’s',
    remedy: 'the chain was reset or a transaction was dropped: reconnect and try again',
  },
  {
    matches: /FeeCapTooLowError|max fee per gas less than block base fee|fee cap/,
    code: 'chain.gasPrice',
    message: 'The offered gas price is below what the next block asks',
    remedy: 'try again: the price is read anew',
  },
  {
    matches: /UserRejectedRequestError|User rejected/,
    code: 'account.rejected',
    message: 'The wallet’s owner declined to sign',
    remedy: 'nothing was sent; start again if that was not meant',
  },
  {
    matches: /WaitForTransactionReceiptTimeoutError|TransactionReceiptNotFoundError/,
    code: 'chain.pending',
    message: 'The transaction was sent and is not mined yet',
    remedy: 'look it up by its hash before sending it again',
  },
  {
    matches:
      /eth_simulateV1.*(?:not found|not supported|does not exist|not available)|MethodNotFoundRpcError|MethodNotSupportedRpcError/s,
    code: 'chain.method',
    message: 'The node does not offer a call that is needed here (eth_simulateV1)',
    remedy: 'use a node with eth_simulateV1: geth 1.14, Nethermind 1.28, Reth 1.1, anvil 1.0 or later',
  },
  {
    matches:
      /HttpRequestError|WebSocketRequestError|TimeoutError|ECONNREFUSED|fetch failed|SocketClosedError/,
    code: 'chain.unreachable',
    message: 'The chain’s node does not answer',
    remedy: 'start the local chain, or check RPC_URL',
  },
]

/**
 * Throws any failure of a chain call as a SpecieError: a contract's refusal as its sentence, a node's or a wallet's
 * as what to do about it.
 * @param title the message that failed, named in front of the sentence
 * @param unit the cash that it is about, in which a refusal's amounts are written
 */
export function explainError(cause: unknown, title?: string, unit?: Unit): never {
  if (cause instanceof SpecieError) throw cause
  const data = revertDataOf(cause)
  const about = title === undefined ? { unit, cause } : { title, unit, cause }
  if (data !== undefined) throw explainRevert(data, about)
  const text = textOf(cause)
  const found = EXPLANATIONS.find(({ matches }) => matches.test(text))
  const prefix = title === undefined ? '' : `${title}: `
  throw new SpecieError({
    code: found?.code ?? 'chain.failure',
    message: `${prefix}${found?.message ?? `The chain refused: ${shortMessage(cause)}`}`,
    ...(found === undefined ? {} : { remedy: found.remedy }),
    details: { reason: shortMessage(cause) },
    cause,
  })
}

function shortMessage(cause: unknown): string {
  if (cause instanceof BaseError) return cause.shortMessage
  return cause instanceof Error ? cause.message : String(cause)
}

function textOf(cause: unknown): string {
  const parts: string[] = []
  for (let error = cause; error instanceof Error && parts.length < 20; error = error.cause as Error) {
    parts.push(error.name, error.message, 'code' in error ? String(error.code) : '')
  }
  return parts.join('\n')
}
