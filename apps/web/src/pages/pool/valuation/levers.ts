import { type Ladder, MAXIMUM_MONTHS } from '@specie/quant'
import { stressedLadder, valueIn, type WorldValue } from './valueIn.ts'
import type { Base } from './World.ts'

/** One end of a lever. */
export interface LeverEnd {
  readonly label: string
  /** Against the value as it is, cash units. */
  readonly change: bigint
  /** Of each tranche, senior first. */
  readonly tranches: readonly bigint[]
}

/** An assumption moved one way or both. */
export interface Lever {
  readonly name: string
  readonly ends: readonly LeverEnd[]
}

/** What the value does when one assumption is another and all else stays. */
export function leversOf(base: Base): Lever[] {
  const { ladder } = base
  const now = valueIn(base, ladder, 0)
  const end = (label: string, { value, tranches }: WorldValue): LeverEnd => ({
    label,
    change: value - now.value,
    tranches: tranches.map((tranche, n) => tranche - now.tranches[n]!),
  })
  const hazard = (factor: number) => valueIn(base, stressedLadder(ladder, { hazard: factor, recovery: 0 }), 0)
  const recovery = (points: number) =>
    valueIn(base, stressedLadder(ladder, { hazard: 1, recovery: points }), 0)
  return [
    {
      name: 'Default rates',
      ends: [end('twice as many', hazard(2)), end('half as many', hazard(0.5))],
    },
    {
      name: 'Yield curve',
      ends: [
        end('one point higher', valueIn(base, ladder, 100)),
        end('one point lower', valueIn(base, ladder, -100)),
      ],
    },
    {
      name: 'Recoveries',
      ends: [end('ten points lower', recovery(10)), end('ten points higher', recovery(-10))],
    },
    {
      name: 'Payments',
      ends: [end('all three months late', valueIn(base, delayed(ladder, 3), 0))],
    },
  ]
}

/** Nobody pays for some months, and everything comes that much later; loans may default all the while. */
function delayed(ladder: Ladder, months: number): Ladder {
  return ladder.map((segment) => {
    const waiting = Math.min(months, MAXIMUM_MONTHS - segment.cash.length)
    const still = Array.from({ length: waiting }, () => segment.openingBalance[0] ?? 0n)
    return {
      ...segment,
      cash: [...still.map(() => 0n), ...segment.cash],
      openingBalance: [...still, ...segment.openingBalance],
    }
  })
}
