import { encodeMoment, exactValue, floatValue, type Ladder, momentsOf, remark } from '@specie/quant'
import type { Measure } from '../Measure.ts'
import { perSecond } from '../perSecond.ts'

const MONTHS = 360
const SEGMENTS = 4
const forwards = [412, 405, 398, 391, 387, 392, 401, 415, 438, 446].map((rate) => rate * 1_000)

/** A pool of 400 million in four segments over 30 years, level-pay with prepayment. */
function ladder(): Ladder {
  return Array.from({ length: SEGMENTS }, (_, g) => {
    let balance = 100_000_000_000_000n
    const cash: bigint[] = []
    const openingBalance: bigint[] = []
    for (let month = 0; month < MONTHS; month += 1) {
      openingBalance.push(balance)
      const principal = month === MONTHS - 1 ? balance : balance / BigInt(MONTHS - month) + balance / 400n
      cash.push(principal + (balance * BigInt(60 + 10 * g)) / 12_000n)
      balance -= principal
    }
    return {
      hazard: 10_000_000 * (g + 1),
      recovery: 450_000_000,
      spread: 5_000_000 * (g + 1),
      cash,
      openingBalance,
    }
  })
}

/** Values a second of the three ways to one number, each beside the way it replaces. */
export function valuation(): Measure[] {
  const pool = ladder()
  const moments = momentsOf(pool, forwards)
  for (const moment of moments) encodeMoment(moment)
  const exact = perSecond(() => exactValue(pool, forwards))
  const float = perSecond(() => floatValue(pool, forwards))
  const marks = perSecond(() => remark(moments, forwards))
  const unit = 'values/s'
  return [
    {
      name: 'value.exact',
      value: exact,
      unit,
      peer: 'the same ladder in floating point (same run)',
      peerValue: float,
    },
    {
      name: 'value.moments',
      value: marks,
      unit,
      peer: 'exact value of the whole ladder (same run)',
      peerValue: exact,
    },
  ]
}
