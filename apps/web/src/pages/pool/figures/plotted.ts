/** An amount as a number of whole cash, for a drawing; null where there is none. Money is never computed with it. */
export function plotted(amount: string | bigint, decimals: number): number
export function plotted(amount: string | bigint | null, decimals: number): number | null
export function plotted(amount: string | bigint | null, decimals: number): number | null {
  return amount === null ? null : Number(amount) / 10 ** decimals
}
