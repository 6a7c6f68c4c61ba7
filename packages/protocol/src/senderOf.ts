import { SpecieError } from '@specie/units'
import type { Account, Chain, Transport, WalletClient } from 'viem'
import type { Context } from './context.ts'

/**
 * The wallet that signs this client's transactions.
 * @throws SpecieError `account.missing` in a client that only reads.
 */
export function senderOf(context: Context): WalletClient<Transport, Chain, Account> {
  if (context.sender === undefined) {
    throw new SpecieError({
      code: 'account.missing',
      message: 'This client only reads: it has no account to send from',
      remedy: 'create the client with an account',
    })
  }
  return context.sender
}
