import { exactDecimal, formatMoney, type MoneyStyle, type Unit } from '../format/money.ts'

/** An amount with its unit; the exact figure on hover. Null is a dash. */
export function Money({
  amount,
  token,
  ...style
}: { readonly amount: bigint | string | null; readonly token: Unit } & MoneyStyle) {
  if (amount === null) return <span className="text-ink-3">–</span>
  return (
    <span
      className="whitespace-nowrap"
      title={`${exactDecimal(BigInt(amount), token.decimals)} ${token.symbol}`}
    >
      {formatMoney(amount, token, { ...style, bare: true })}
      {style.bare !== true && <span className="unit text-ink-3"> {token.symbol}</span>}
    </span>
  )
}
