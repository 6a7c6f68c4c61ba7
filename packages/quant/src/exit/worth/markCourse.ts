import { RATE_UNIT, YEAR } from '../../fixed/wad.ts'

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
  /** What the bid would be had it only grown since the mark. */
  readonly grown: bigint
}

/**
 * Bid and ask of a share over time, as its marks tell: the price of a mark grows at its rate until its horizon; while
 * the mark is young the bid walks up, and the ask down, from those of the mark before. Not told by marks, and left out:
 * what the bid loses after the horizon of a mark that is not followed.
 *
 * @param marks oldest first
 * @param delay seconds for which a mark is young
 * @returns a function of unix seconds; undefined before the first mark
 */
export function markCourse(
  marks: readonly PublishedMark[],
  delay: number,
): (time: number) => MarkPrices | undefined {
  const starts: { readonly mark: PublishedMark; readonly bid: bigint; readonly ask: bigint }[] = []
  for (const mark of marks) {
    const before = starts.at(-1)
    const old = before === undefined ? undefined : pricesAt(before, mark.since, delay)
    starts.push({
      mark,
      bid: old === undefined || old.bid > mark.price ? mark.price : old.bid,
      ask: old === undefined || old.ask < mark.gross ? mark.gross : old.ask,
    })
  }
  return (time) => {
    const start = starts.findLast(({ mark }) => mark.since <= time)
    return start === undefined ? undefined : pricesAt(start, time, delay)
  }
}

function pricesAt(
  { mark, bid, ask }: { readonly mark: PublishedMark; readonly bid: bigint; readonly ask: bigint },
  time: number,
  delay: number,
): MarkPrices {
  const age = BigInt(Math.max(0, time - mark.since))
  const young = BigInt(delay)
  const walk = (from: bigint, to: bigint) => (age >= young ? to : from + ((to - from) * age) / young)
  const growth = growthOf(mark, time)
  const grow = (price: bigint) => (price * growth) / RATE_UNIT ** 2n
  return {
    bid: grow(walk(bid, mark.price)),
    ask: mark.rate > 0n ? grow(walk(ask, mark.gross)) : walk(ask, mark.gross),
    grown: grow(bid),
  }
}

/** e^(rate·time), WAD. */
function growthOf({ since, until, rate }: PublishedMark, time: number): bigint {
  const seconds = Math.max(0, Math.min(time, until) - since)
  const power = (Number(rate) / Number(RATE_UNIT)) * (seconds / Number(YEAR))
  return RATE_UNIT ** 2n + BigInt(Math.round(Math.expm1(power) * 1e18))
}
