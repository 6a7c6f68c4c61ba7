import { RATE_UNIT, WAD, YEAR } from '../../fixed/wad.ts'

/** A share's published mark. Unix seconds; prices WAD. */
export interface PublishedMark {
  readonly since: number
  /** What exits get once the mark is no longer young. */
  readonly price: bigint
  /** What entries pay then. */
  readonly gross: bigint
  /** Growth until the horizon, 1e-9 a year, continuous. */
  readonly rate: bigint
  readonly until: number
}

/** Bid and ask at one time. */
export interface MarkPrices {
  readonly bid: bigint
  readonly ask: bigint
}

/** A share's prices over time. */
export interface MarkCourse {
  /** Undefined before the first mark. */
  at(time: number): MarkPrices | undefined
  /** WAD: by how much the mark that is in force at `from` grows until `to`. */
  growth(from: number, to: number): bigint
  /** Unix seconds at which marks were published, oldest first. */
  readonly times: readonly number[]
}

/**
 * Bid and ask of a share over time, as its marks tell: the price of a mark grows at its rate until its horizon; while
 * the mark is young the bid walks up, and the ask down, from those of the mark before. Not told by marks, and left out:
 * what the bid loses after the horizon of a mark that is not followed.
 *
 * @param marks oldest first
 * @param delay seconds for which a mark is young
 */
export function markCourse(marks: readonly PublishedMark[], delay: number): MarkCourse {
  const starts: Start[] = []
  for (const mark of marks) {
    const before = starts.at(-1)
    const old = before === undefined ? undefined : pricesAt(before, mark.since, delay)
    starts.push({
      mark,
      bid: old === undefined || old.bid > mark.price ? mark.price : old.bid,
      ask: old === undefined || old.ask < mark.gross ? mark.gross : old.ask,
    })
  }
  const startAt = (time: number) => starts.findLast(({ mark }) => mark.since <= time)
  return {
    at(time) {
      const start = startAt(time)
      return start === undefined ? undefined : pricesAt(start, time, delay)
    },
    growth(from, to) {
      const mark = startAt(from)?.mark
      return mark === undefined ? WAD : (growthOf(mark, to) * WAD) / growthOf(mark, from)
    },
    times: starts.map(({ mark }) => mark.since),
  }
}

interface Start {
  readonly mark: PublishedMark
  /** At the mark's time. */
  readonly bid: bigint
  readonly ask: bigint
}

function pricesAt({ mark, bid, ask }: Start, time: number, delay: number): MarkPrices {
  const age = BigInt(Math.max(0, time - mark.since))
  const young = BigInt(delay)
  const walk = (from: bigint, to: bigint) => (age >= young ? to : from + ((to - from) * age) / young)
  const growth = growthOf(mark, time)
  const grow = (price: bigint) => (price * growth) / WAD
  return {
    bid: grow(walk(bid, mark.price)),
    ask: mark.rate > 0n ? grow(walk(ask, mark.gross)) : walk(ask, mark.gross),
  }
}

/** e^(rate·time), WAD. */
function growthOf({ since, until, rate }: PublishedMark, time: number): bigint {
  const seconds = Math.max(0, Math.min(time, until) - since)
  const power = (Number(rate) / Number(RATE_UNIT)) * (seconds / Number(YEAR))
  return WAD + BigInt(Math.round(Math.expm1(power) * 1e18))
}
