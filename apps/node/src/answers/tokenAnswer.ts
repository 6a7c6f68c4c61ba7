import type { Token } from '@specie/api'
import type { TokenFacts } from '@specie/ledger'
import { getAddress } from 'viem'

/** A token of the index as answers write it. */
export function tokenAnswer({ address, symbol, name, decimals }: TokenFacts): Token {
  return { address: getAddress(address), symbol, name, decimals }
}
