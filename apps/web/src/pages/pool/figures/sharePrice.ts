import type { Token } from '@specie/api'

/**
 * Price of a whole share in whole cash, for charts and for reading; money is never computed with it.
 * @param price cash units a share unit, times 1e18
 */
export function sharePrice(
  price: string,
  share: Pick<Token, 'decimals'>,
  cash: Pick<Token, 'decimals'>,
): number {
  return Number(price) * 10 ** (share.decimals - cash.decimals - 18)
}
