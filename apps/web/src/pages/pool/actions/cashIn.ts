import type { Wallet } from '@specie/api'

/** Cash of one token in a wallet, units; undefined while the wallet is not known. */
export function cashIn(wallet: Wallet | undefined, token: string): bigint | undefined {
  if (wallet === undefined) return undefined
  const found = wallet.cash.find((one) => one.token.address.toLowerCase() === token.toLowerCase())
  return BigInt(found?.balance ?? '0')
}
