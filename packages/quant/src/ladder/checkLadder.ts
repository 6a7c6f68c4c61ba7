import { ArgumentError, requireInteger } from '@specie/units'
import { type Ladder, MAXIMUM_MONTHS, MAXIMUM_SEGMENTS, type Segment } from './Ladder.ts'

const UINT32 = 2 ** 32 - 1

/**
 * Refuses a ladder that cannot be written in the chain's format.
 * @throws ArgumentError naming the segment and the field.
 */
export function checkLadder(ladder: Ladder): void {
  if (ladder.length > MAXIMUM_SEGMENTS) {
    throw new ArgumentError('ladder', `${ladder.length} segments`, `at most ${MAXIMUM_SEGMENTS} segments`)
  }
  ladder.forEach(checkSegment)
}

function checkSegment(segment: Segment, g: number): void {
  checkRates(segment, g)
  const name = `ladder[${g}]`
  requireInteger(`${name}.cash.length`, segment.cash.length, 1, MAXIMUM_MONTHS)
  if (segment.openingBalance.length !== segment.cash.length) {
    throw new ArgumentError(
      `${name}.openingBalance.length`,
      segment.openingBalance.length,
      `${segment.cash.length}`,
    )
  }
  for (const [k, amount] of segment.cash.entries()) {
    requireWord(`${name}.cash[${k}]`, amount)
    requireWord(`${name}.openingBalance[${k}]`, segment.openingBalance[k]!)
  }
}

/** Refuses a segment whose hazard, recovery or spread the chain's format does not hold. */
export function checkRates({ hazard, recovery, spread }: Segment, g: number): void {
  requireInteger(`ladder[${g}].hazard`, hazard, 0, UINT32)
  requireInteger(`ladder[${g}].recovery`, recovery, 0, 1_000_000_000)
  requireInteger(`ladder[${g}].spread`, spread, 0, UINT32)
}

function requireWord(argument: string, amount: bigint): void {
  if (amount < 0n || amount >> 64n !== 0n) {
    throw new ArgumentError(
      argument,
      amount,
      'an amount from 0 to 2^64 − 1 of the cash token’s smallest unit',
    )
  }
}
