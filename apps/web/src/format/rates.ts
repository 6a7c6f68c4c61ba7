const MINUS = '−'

/** A decimal fraction as per cent: 0.0525 is `5.25 %`. Not for cash. */
export function formatPercent(fraction: number, digits = 2): string {
  if (!Number.isFinite(fraction)) return '–'
  const text = Math.abs(fraction * 100).toFixed(digits)
  return `${fraction < 0 && /[1-9]/.test(text) ? MINUS : ''}${text}\u00a0%`
}

/** A count with separators. */
export function formatCount(count: number | bigint): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Hundredths of a per cent: 0.0025 is `25 bp`. */
export function formatBasisPoints(fraction: number, digits = 0): string {
  return `${(fraction * 10_000).toFixed(digits)}\u00a0bp`
}
