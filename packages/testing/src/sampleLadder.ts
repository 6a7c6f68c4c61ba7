import type { Ladder } from '@specie/quant'

const MILLION = 1_000_000n

/**
 * Two segments of level loans with `months` to go, worth a little over a million dollars at 24 months: the better one
 * defaults at 2 %, the other at 6 % a year.
 */
export function sampleLadder(months: number): Ladder {
  return [segment(30_000n * MILLION, months, 20_000_000), segment(20_000n * MILLION, months, 60_000_000)]
}

function segment(payment: bigint, months: number, hazard: number) {
  const rows = Array.from({ length: months }, (_, month) => BigInt(months - month))
  return {
    hazard,
    recovery: 400_000_000,
    spread: 30_000_000,
    cash: rows.map(() => payment),
    openingBalance: rows.map((left) => (payment * left * 92n) / 100n),
  }
}
