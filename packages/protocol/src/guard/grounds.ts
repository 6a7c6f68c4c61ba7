/** Grounds on which a level can stand, in the order of the guard's bits. */
export const GROUNDS = ['staleNav', 'parkedNav', 'divergence', 'deskExhausted', 'coverLow'] as const

/** A ground that an observation finds, or the word of a guardian. */
export type Ground = (typeof GROUNDS)[number] | 'guardian'

const GUARDIAN = 128n

/** Grounds by the bits in which the guard tells them. */
export function groundsOf(bits: bigint): readonly Ground[] {
  const found: Ground[] = GROUNDS.filter((_, index) => (bits >> BigInt(index)) & 1n)
  return bits & GUARDIAN ? [...found, 'guardian'] : found
}

/** Levels up to which grounds raise, by the two bits a ground in which the guard keeps them. */
export function ceilingsOf(bits: number): Readonly<Record<(typeof GROUNDS)[number], number>> {
  const entries = GROUNDS.map((ground, index) => [ground, (bits >> (2 * index)) & 3] as const)
  return Object.fromEntries(entries) as Record<(typeof GROUNDS)[number], number>
}

/** The bits of such levels. */
export function ceilingBits(ceilings: Readonly<Record<(typeof GROUNDS)[number], number>>): number {
  return GROUNDS.reduce((bits, ground, index) => bits | (ceilings[ground] << (2 * index)), 0)
}
