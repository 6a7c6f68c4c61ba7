/** A figure on an axis: `1.2M`, `850K`, `0.994`. */
export function formatAxis(value: number): string {
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  if (size >= 1e9) return `${sign}${trim(size / 1e9)}B`
  if (size >= 1e6) return `${sign}${trim(size / 1e6)}M`
  if (size >= 1e4) return `${sign}${trim(size / 1e3)}K`
  return `${sign}${trim(size)}`
}

function trim(value: number): string {
  return String(Number(value.toPrecision(4)))
}
