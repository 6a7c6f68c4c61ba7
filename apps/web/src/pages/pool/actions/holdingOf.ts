import type { Holding, Wallet } from '@specie/api'

/** What a wallet has of a share; undefined when it has nothing of it. */
export function holdingOf(wallet: Wallet | undefined, share: string): Holding | undefined {
  return wallet?.holdings.find((one) => one.share.address.toLowerCase() === share.toLowerCase())
}
