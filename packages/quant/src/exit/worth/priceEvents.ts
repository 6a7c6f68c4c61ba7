import { WAD } from '../../fixed/wad.ts'
import type { MarkCourse } from './markCourse.ts'
import type { ProviderEvent } from './ProviderEvent.ts'

/**
 * Events with the prices of their time put before them: of every share at each mark, and wherever something happens.
 * @param events in order of time, without prices
 * @param courses of the shares
 * @param until unix seconds up to which prices are told
 */
export function withPrices(
  events: readonly ProviderEvent[],
  courses: ReadonlyMap<string, MarkCourse>,
  until: number,
): ProviderEvent[] {
  const marked = [...courses.values()].flatMap(({ times }) => times)
  const begin = events[0]?.time ?? until
  const times = new Set([...events.map(({ time }) => time), ...marked.filter((time) => time > begin), until])
  const steps = [...times].filter((time) => time <= until).sort((a, b) => a - b)
  const byTime = Map.groupBy(events, ({ time }) => time)
  const last = new Map<string, number>()
  return steps.flatMap((time) => [...pricesOf(time, courses, last), ...(byTime.get(time) ?? [])])
}

/** Prices at a time; `last` is when each share was priced before. */
function pricesOf(
  time: number,
  courses: ReadonlyMap<string, MarkCourse>,
  last: Map<string, number>,
): ProviderEvent[] {
  return [...courses].flatMap(([share, course]): ProviderEvent[] => {
    const now = course.at(time)
    if (now === undefined) return []
    const before = last.get(share)
    last.set(share, time)
    const old = before === undefined ? undefined : course.at(before)
    const grown = old === undefined ? now.bid : (old.bid * course.growth(before!, time)) / WAD
    return [{ time, kind: 'price', share, price: now.bid, grown }]
  })
}
