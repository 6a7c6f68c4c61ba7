import { formatAmount } from '@specie/units'

/** An amount of a token as a title writes it: `1,234.5 LUSD`. */
export function amountText(
  amount: bigint,
  token: { readonly symbol: string; readonly decimals: number },
): string {
  const [whole, fraction] = formatAmount(amount, token.decimals).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} ${token.symbol}`
}
