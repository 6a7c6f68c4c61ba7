/** The ends of an address or hash: `0x1234…abcd`. */
export function shortHex(hex: string, ends = 4): string {
  return hex.length <= 2 * ends + 3 ? hex : `${hex.slice(0, 2 + ends)}…${hex.slice(-ends)}`
}
