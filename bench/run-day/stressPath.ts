import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** One hour of the path. */
export interface StressHour {
  /** Unix seconds of its beginning. */
  readonly time: number
  /** Part of all leavers who leave in it; the parts of a path sum to one. */
  readonly leavers: number
  /** Part of the whole loss that is known by then: the lowest price so far against the lowest of all. */
  readonly fear: number
  /** Whether the pool's liquidity has fallen below a hundredth of what it was in the week before. */
  readonly dry: boolean
}

const HOUR = 3600
const DAY = 24 * HOUR
const FROM = Date.parse('2023-03-10T00:00:00Z') / 1000
const POOL = 'uniswap_usdc_usdt_hourly_state_dev.csv.gz'
const SUPPLY = 'usdc_circulating_2023-03.csv'

interface PoolHour {
  readonly time: number
  readonly tick: number
  readonly liquidity: number
}

/** Where the data lies: SPECIE_DATA, or beside the project. */
export const stressFolder = `${process.env.SPECIE_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))}/stablecoin-stress`

/**
 * The hours of 10 to 17 March 2023. Who leaves follows the fall of the dollar coin's supply from day to day, within a
 * day the movement of its price in Uniswap's pool against the other dollar coin; what is feared follows that price.
 * @returns undefined when the data is not there
 */
export function stressPath(): StressHour[] | undefined {
  if (!existsSync(`${stressFolder}/${POOL}`) || !existsSync(`${stressFolder}/${SUPPLY}`)) return undefined
  const supply = rows(readFileSync(`${stressFolder}/${SUPPLY}`, 'utf8')).map(([, epoch, amount]) => ({
    time: Number(epoch),
    amount: Number(amount),
  }))
  const pool = rows(gunzipSync(readFileSync(`${stressFolder}/${POOL}`)).toString()).map(
    ([hour, , tick, liquidity]): PoolHour => ({
      time: Date.parse(hour!) / 1000,
      tick: Number(tick),
      liquidity: Number(liquidity),
    }),
  )
  const until = supply.at(-1)!.time
  const usual = median(
    pool.filter(({ time }) => time >= FROM - 7 * DAY && time < FROM).map(({ liquidity }) => liquidity),
  )
  const hours = pool.filter(({ time }) => time >= FROM && time < until)
  const leavers = leaversOf(hours, supply)
  const lowest = Math.min(...hours.map(({ tick }) => tick))
  let low = 0
  let dry = false
  return hours.map(({ time, tick, liquidity }, index) => {
    low = Math.min(low, tick)
    dry ||= liquidity < usual / 100
    return { time, leavers: leavers[index]!, fear: low / lowest, dry }
  })
}

function leaversOf(
  hours: readonly PoolHour[],
  supply: readonly { readonly time: number; readonly amount: number }[],
): number[] {
  const moves = hours.map(({ tick }, index) => 1 + Math.abs(tick - (hours[index - 1]?.tick ?? tick)))
  const fall = new Map(
    supply
      .slice(0, -1)
      .map(({ time, amount }, index) => [time, Math.max(0, amount - supply[index + 1]!.amount)]),
  )
  const dayOf = (time: number) => time - (time % DAY)
  const movesOf = new Map<number, number>()
  for (const [index, { time }] of hours.entries())
    movesOf.set(dayOf(time), (movesOf.get(dayOf(time)) ?? 0) + moves[index]!)
  const parts = hours.map(
    ({ time }, index) => ((fall.get(dayOf(time)) ?? 0) * moves[index]!) / movesOf.get(dayOf(time))!,
  )
  const all = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / all)
}

function rows(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
