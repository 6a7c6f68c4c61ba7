import { ArgumentError } from '@specie/units'
import { minimum } from '../../fixed/minimum.ts'
import { WAD } from '../../fixed/wad.ts'
import { type ExitSource, priceAfter, type Run, runShares } from './ExitSource.ts'
import { waterLevel } from './waterLevel.ts'

/** What one exit takes of a sale. */
export interface ExitPart {
  readonly source: ExitSource
  readonly shares: bigint
  /** Cash units: paid, or of windows expected. */
  readonly cash: bigint
  /** Price of its next share, cash units a share unit; undefined where it takes no more. */
  readonly next: number | undefined
}

/** A sale over several exits. */
export interface ExitSplit {
  readonly parts: readonly ExitPart[]
  /** Share units that all parts take; the rest finds no exit above the floor. */
  readonly shares: bigint
  /** Cash units of all parts. */
  readonly cash: bigint
}

/** What a split is to observe. */
export interface SplitRule {
  /** WAD cash units a share unit below which no share is sold; 0 when left out. */
  readonly floor?: bigint
  /** Cash units that every further part costs (its gas); 0 when left out. */
  readonly partCost?: bigint
}

/** Sources with runs that are not concave, beyond which only the best way of taking all of them at once is looked for. */
const MOST_CHOICES = 4096

/**
 * Splits a sale so that the cash is the most: the price of the next share is the same at all exits that are partly used
 * (water-filling). Where an exit's price rises from one run to the next, each way of taking its runs is tried. Figures
 * are compared to the unit as the contracts compute them, also with every exit on its own, so that no single exit ever
 * gets more.
 *
 * @param amount share units
 * @throws ArgumentError when the amount is not positive, or runs can be taken in more than 4,096 ways
 */
export function splitExit(sources: readonly ExitSource[], amount: bigint, rule: SplitRule = {}): ExitSplit {
  if (amount <= 0n) throw new ArgumentError('amount', amount, 'an amount above 0')
  const { partCost = 0n, floor = 0n } = rule
  let used = sources
  let best = bestSplit(used, amount, floor)
  // A part that is worth less than it costs is left out, the least first, until none is.
  while (best.parts.length > 1 && partCost > 0n) {
    const smallest = best.parts.reduce((a, b) => (b.cash < a.cash ? b : a))
    used = used.filter((source) => source !== smallest.source)
    const without = bestSplit(used, amount, floor)
    if (without.cash + partCost < best.cash) break
    best = without
  }
  return best
}

function bestSplit(sources: readonly ExitSource[], amount: bigint, floor: bigint): ExitSplit {
  const candidates = [
    ...waysToTakeRuns(sources).map((taken) => splitWith(sources, taken, amount, floor)),
    ...sources.map((source) => alone(source, amount, floor)),
  ].filter((split) => split !== undefined)
  return candidates.reduce((best, split) => (worth(split, floor) > worth(best, floor) ? split : best), EMPTY)
}

const EMPTY: ExitSplit = { parts: [], shares: 0n, cash: 0n }

/** What it brings beyond keeping the shares at the floor. */
function worth({ cash, shares }: ExitSplit, floor: bigint): bigint {
  return cash * WAD - shares * floor
}

/** For each source how many of its runs are taken whole; the next one may then be used in part. */
function waysToTakeRuns(sources: readonly ExitSource[]): readonly (readonly number[])[] {
  const choices = sources.map(({ runs }) => runs.length + (runs.at(-1)?.whole === true ? 1 : 0))
  const count = choices.reduce((product, ways) => product * Math.max(ways, 1), 1)
  if (count > MOST_CHOICES) {
    throw new ArgumentError('sources', count, `at most ${MOST_CHOICES} ways of taking whole runs`)
  }
  let ways: number[][] = [[]]
  for (const most of choices) {
    ways = ways.flatMap((way) => Array.from({ length: Math.max(most, 1) }, (_, taken) => [...way, taken]))
  }
  return ways
}

function splitWith(
  sources: readonly ExitSource[],
  taken: readonly number[],
  amount: bigint,
  floor: bigint,
): ExitSplit | undefined {
  const lumps = sources.map(({ runs }, index) =>
    runs.slice(0, taken[index]).reduce((sum, run) => sum + runShares(run), 0),
  )
  const rest = Number(amount) - lumps.reduce((sum, lump) => sum + lump, 0)
  if (rest < 0) return undefined
  const arcs = sources.flatMap(({ runs }, index) =>
    partlyUsed(runs[taken[index]!]).map((arc) => ({ arc, index })),
  )
  const level = waterLevel(
    arcs.map(({ arc }) => arc),
    rest,
    Number(floor) / Number(WAD),
  )
  const shares = [...lumps]
  for (const [place, { index }] of arcs.entries()) shares[index]! += level.shares[place]!
  return inUnits(sources, shares, amount)
}

function partlyUsed(run: Run | undefined) {
  return run === undefined || run.whole ? [] : run.arcs
}

/** Whole share units; the few that rounding leaves go wherever there is room. */
function inUnits(sources: readonly ExitSource[], shares: readonly number[], amount: bigint): ExitSplit {
  let rest = amount
  const units = sources.map(({ most, runs }, index) => {
    const whole = BigInt(
      runs.every((run) => run.whole) ? Math.round(shares[index]!) : Math.floor(shares[index]!),
    )
    const placed = minimum(minimum(whole, most), rest)
    rest -= placed
    return placed
  })
  const leftover = BigInt(sources.length + 1)
  for (const [index, { most, runs }] of sources.entries()) {
    const placed = units[index]!
    const room = most - placed
    if (placed === 0n || room <= 0n || runs.some((run) => run.whole)) continue
    const more = minimum(minimum(room, rest), leftover)
    units[index] = placed + more
    rest -= more
  }
  return splitOf(sources, units)
}

function alone(source: ExitSource, amount: bigint, floor: bigint): ExitSplit | undefined {
  if (source.runs.some((run) => run.whole) && source.most > amount) return undefined
  const shares = minimum(source.most, amount)
  const split = splitOf([source], [shares])
  return worth(split, floor) > 0n ? split : undefined
}

function splitOf(sources: readonly ExitSource[], shares: readonly bigint[]): ExitSplit {
  const parts = sources
    .map((source, index) => ({ source, shares: shares[index]! }))
    .map((part) => ({
      ...part,
      cash: part.shares === 0n ? 0n : part.source.cash(part.shares),
      next: priceAfter(part.source, Number(part.shares)),
    }))
    .filter(({ cash }) => cash > 0n)
  return {
    parts,
    shares: parts.reduce((sum, part) => sum + part.shares, 0n),
    cash: parts.reduce((sum, part) => sum + part.cash, 0n),
  }
}
