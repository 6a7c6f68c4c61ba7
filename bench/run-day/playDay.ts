import { addBusinessDays } from '@specie/quant'
import { deploySystem, startTestChain } from '@specie/testing'
import { constantProduct } from './constantProduct.ts'
import { firstCome } from './firstCome.ts'
import type { HouseRun } from './HouseRun.ts'
import { holdersOf } from './holders.ts'
import { openHouse } from './openHouse.ts'
import type { Clock, PeerOutcome } from './PeerOutcome.ts'
import { runHouse } from './runHouse.ts'
import { type ExitTerms, HOLDERS, MAKER, PASSIVE, SUPPLY } from './scene.ts'
import type { StressHour } from './stressPath.ts'

/** One day of everybody leaving, in three houses. */
export interface PlayedDay {
  readonly house: HouseRun
  readonly constantProduct: PeerOutcome
  readonly firstCome: PeerOutcome
}

const DAY = 86_400
/** Days before the path on which the pool is raised. */
const BEFORE = 3

/**
 * Plays the path on a chain of its own, then lets the computed houses have the same holders, NAV and new money.
 * @param part of the holders who leave, 0 to 1
 */
export async function playDay(
  path: readonly StressHour[],
  terms: ExitTerms,
  part: number,
): Promise<PlayedDay> {
  const chain = await startTestChain({ timestamp: path[0]!.time - BEFORE * DAY })
  try {
    const system = await deploySystem(chain)
    const shares = SUPPLY - MAKER - PASSIVE
    const leavers = holdersOf(Math.round(HOLDERS * part), scaled(shares, part), path)
    const house = await runHouse(await openHouse(system, terms, leavers), path, leavers, terms.statedEvery)
    const clock = lengthened(house.clock)
    return {
      house,
      constantProduct: constantProduct(clock, leavers),
      firstCome: firstCome(clock, leavers),
    }
  } finally {
    await chain.stop()
  }
}

function scaled(shares: bigint, part: number): bigint {
  return (shares * BigInt(Math.round(part * 1e6))) / 1_000_000n
}

/** Further business days, at the last NAV, for houses that take longer. */
function lengthened(clock: readonly Clock[]): Clock[] {
  const { time, nav } = clock.at(-1)!
  const day = Math.floor(time / DAY)
  const later = Array.from({ length: 60 }, (_, n) => ({
    time: addBusinessDays('us-federal-reserve', day, n + 1) * DAY + DAY / 2,
    nav,
    newMoney: true,
    unstated: 0,
  }))
  return [...clock, ...later]
}
