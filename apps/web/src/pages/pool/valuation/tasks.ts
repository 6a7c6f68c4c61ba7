import { expectedFlows, type PoolMetrics, poolMetrics } from '@specie/quant'
import { type Lever, leversOf } from './levers.ts'
import { type LossPicture, type LossQuestion, lossPicture } from './lossPicture.ts'
import { stressedLadder, valueIn, type WorldValue } from './valueIn.ts'
import type { Base, Stress } from './World.ts'

/** The value as it is, and its levers. */
export interface ValuePicture extends WorldValue {
  readonly metrics: PoolMetrics
  readonly levers: readonly Lever[]
}

/** Cash by month in two worlds, cash units. */
export interface CashPicture {
  readonly months: readonly {
    readonly month: number
    readonly scheduled: number
    readonly expected: number
    readonly stressed: number
  }[]
  readonly calm: WorldValue
  readonly stressed: WorldValue
  /** Principal lost over the whole life. */
  readonly expectedLoss: number
  readonly stressedLoss: number
}

/** What a worker can be asked, by name. */
export interface Tasks {
  readonly value: { readonly asks: Base; readonly gives: ValuePicture }
  readonly cash: {
    readonly asks: { readonly base: Base; readonly stress: Stress }
    readonly gives: CashPicture
  }
  readonly losses: { readonly asks: LossQuestion; readonly gives: LossPicture }
}

/** The calculations themselves: pure, so that they run in a worker as anywhere. */
export const tasks: { readonly [Name in keyof Tasks]: (asks: Tasks[Name]['asks']) => Tasks[Name]['gives'] } =
  {
    value: (base) => ({
      ...valueIn(base, base.ladder, 0),
      metrics: poolMetrics(base.ladder, base.market.forwards, base.market.hazardShift),
      levers: leversOf(base),
    }),
    cash({ base, stress }) {
      const ladder = stressedLadder(base.ladder, stress)
      const calm = expectedFlows(base.ladder, base.market.hazardShift)
      const hard = expectedFlows(ladder, base.market.hazardShift)
      const lost = (flows: typeof calm) => flows.reduce((sum, flow) => sum + flow.lost, 0)
      return {
        months: calm.map(({ month, contractual, collected, recovered }, n) => ({
          month,
          scheduled: contractual,
          expected: collected + recovered,
          stressed: hard[n]!.collected + hard[n]!.recovered,
        })),
        calm: valueIn(base, base.ladder, 0),
        stressed: valueIn(base, ladder, stress.curve),
        expectedLoss: lost(calm),
        stressedLoss: lost(hard),
      }
    },
    losses: lossPicture,
  }
