import { formatPercent } from '../format/rates.ts'

/** A decimal fraction as per cent. Null is a dash. */
export function Percent({ value, digits = 2 }: { readonly value: number | null; readonly digits?: number }) {
  return value === null ? (
    <span className="text-ink-3">–</span>
  ) : (
    <span className="whitespace-nowrap">{formatPercent(value, digits)}</span>
  )
}
