/** A tick's price, WAD. */
export function tickPrice(tick: number): string {
  return String(BigInt(Math.round(1.0001 ** tick * 1e15)) * 1_000n)
}
