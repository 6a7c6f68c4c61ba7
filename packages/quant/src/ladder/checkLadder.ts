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
  const name = `ladder[${g}]`
  requireInteger(`${name}.hazard`, segment.hazard, 0, UINT32)
  requireInteger(`${name}.recovery`, segment.recovery, 0, 1_000_000_000)
  requireInteger(`${name}.spread`, segment.spread, 0, UINT32)
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

function requireWord(argument: string, amount: bigint): void {
  if (amount < 0n || amount >> 64n !== 0n) {
    throw new ArgumentError(
      argument,
      amount,
      'an amount from 0 to 2^64 − 1 of the cash token’s smallest unit',
    )
  }
}
