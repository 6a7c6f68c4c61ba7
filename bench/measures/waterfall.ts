import { collect, type Waterfall } from '@specie/quant'
import type { Measure } from '../Measure.ts'
import { perSecond } from '../perSecond.ts'

const MONTH = 2_628_000n

function start(): Waterfall {
  const tranche = { accrued: 0n, distributing: true, earmark: 0n }
  return {
    tranches: [
      { ...tranche, principal: 70_000_000_000_000n, coupon: 50_000_000n },
      { ...tranche, principal: 20_000_000_000_000n, coupon: 80_000_000n },
      { ...tranche, principal: 0n, coupon: 0n },
    ],
    coverageRatios: [1_150_000_000n, 1_050_000_000n],
    feeRate: 5_000_000n,
    base: 100_000_000_000_000n,
    fees: 0n,
    trapped: 0n,
    since: 1_767_225_600n,
  }
}

/** Sixty months of collections through the integer waterfall, as fast as a stress test needs them. */
export function waterfall(): Measure[] {
  const first = start()
  const life = () => {
    let state = first
    for (let month = 1n; month <= 60n; month += 1n) {
      const period = {
        interest: 700_000_000_000n,
        principal: 1_500_000_000_000n,
        recoveries: 0n,
        value: 100_000_000_000_000n - month * 1_600_000_000_000n,
        windingDown: false,
      }
      state = collect(state, period, first.since + month * MONTH).after
    }
    return state
  }
  return [
    { name: 'waterfall.months', value: perSecond(life) * 60, unit: 'months/s', peer: null, peerValue: null },
  ]
}
