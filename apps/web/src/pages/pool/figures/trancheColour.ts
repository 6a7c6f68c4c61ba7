const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)'] as const

/** The colour of a tranche in every picture, senior first. */
export function trancheColour(number: number): string {
  return COLOURS[number] ?? 'var(--series-5)'
}
