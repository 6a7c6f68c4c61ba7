import { ArgumentError, requireNumber } from '@specie/units'

/** Parameters of a Nelson–Siegel–Svensson curve: zero rates, continuously compounded; decays in years. */
export interface NelsonSiegelSvensson {
  readonly level: number
  readonly slope: number
  readonly curvature: number
  readonly secondCurvature: number
  readonly decay: number
  readonly secondDecay: number
}

/**
 * Zero rate a year at a time. Svensson, "Estimating and interpreting forward interest rates", NBER 4871 (1994);
 * Nelson & Siegel (1987) when the second curvature is zero.
 */
export function nssZeroRate(curve: NelsonSiegelSvensson, years: number): number {
  requireCurve(curve)
  const [first, second, third] = loadings(requireNumber('years', years, 0), curve.decay, curve.secondDecay)
  return curve.level + curve.slope * first + curve.curvature * second + curve.secondCurvature * third
}

/** Instantaneous forward rate a year at a time. */
export function nssForwardRate(curve: NelsonSiegelSvensson, years: number): number {
  requireCurve(curve)
  const x = requireNumber('years', years, 0) / curve.decay
  const y = years / curve.secondDecay
  return (
    curve.level +
    curve.slope * Math.exp(-x) +
    curve.curvature * x * Math.exp(-x) +
    curve.secondCurvature * y * Math.exp(-y)
  )
}

function requireCurve(curve: NelsonSiegelSvensson): void {
  requireNumber('level', curve.level)
  requireNumber('slope', curve.slope)
  requireNumber('curvature', curve.curvature)
  requireNumber('secondCurvature', curve.secondCurvature)
  requireNumber('decay', curve.decay, Number.MIN_VALUE)
  requireNumber('secondDecay', curve.secondDecay, Number.MIN_VALUE)
}

function loadings(years: number, decay: number, secondDecay: number): [number, number, number] {
  const mean = (x: number) => (x === 0 ? 1 : -Math.expm1(-x) / x)
  const x = years / decay
  const y = years / secondDecay
  return [mean(x), mean(x) - Math.exp(-x), mean(y) - Math.exp(-y)]
}

/** A zero rate to fit. */
export interface ZeroRate {
  readonly years: number
  readonly rate: number
}

/**
 * Least-squares fit to zero rates: for given decays the four weights solve linear equations, so the decays alone are
 * searched between a week and 120 years: a logarithmic grid, then a pattern search from its eight best points until
 * steps are below 1e-7 or 400 are taken.
 * @param rates at least four, at distinct times above 0
 * @returns the curve and the root mean square error
 */
export function fitNelsonSiegelSvensson(rates: readonly ZeroRate[]): {
  curve: NelsonSiegelSvensson
  error: number
} {
  if (rates.length < 4) throw new ArgumentError('rates', rates, 'at least four zero rates')
  for (const { years, rate } of rates) {
    requireNumber('years', years, Number.MIN_VALUE)
    requireNumber('rate', rate)
  }
  const starts: Fit[] = []
  // decays from a month to forty years
  for (let a = -2.5; a < 3.7; a += 0.25) {
    for (let b = a + 0.25; b < 3.9; b += 0.25) starts.push(fitAt(rates, Math.exp(a), Math.exp(b)))
  }
  starts.sort((a, b) => a.error - b.error)
  return starts
    .slice(0, 8)
    .map((start) => refine(rates, start))
    .reduce((a, b) => (b.error < a.error ? b : a))
}

interface Fit {
  readonly curve: NelsonSiegelSvensson
  readonly error: number
}

/** Decays, in years, beyond which a loading is flat or straight over all maturities that are quoted. */
const [LEAST_DECAY, MOST_DECAY] = [1 / 48, 120]
/** Closer to each other than that the two curvatures only cancel, with weights that grow without bound. */
const LEAST_RATIO = 1.1
/** A step that gains less is none: along a valley the search would walk for ever. */
const GAIN = 1e-4
/** Rounds of a search: a curve of another family lures it ever further for ever less. */
const MOST_ROUNDS = 400
/** A fit that is right to the last digit is not bettered. */
const EXACT = 1e-15

function isSearched(decay: number, second: number): boolean {
  const [low, high] = decay < second ? [decay, second] : [second, decay]
  return low > LEAST_DECAY && high < MOST_DECAY && high > low * LEAST_RATIO
}

/** Pattern search over the logarithms of the decays: on to a better neighbour, closer when there is none. */
function refine(rates: readonly ZeroRate[], start: Fit): Fit {
  let best = start
  for (let step = 0.25, rounds = 0; step > 1e-7 && rounds < MOST_ROUNDS; rounds++) {
    const better = neighbours(best.curve, step)
      .filter(([decay, second]) => isSearched(decay, second))
      .map(([decay, second]) => fitAt(rates, decay, second))
      .reduce((a, b) => (b.error < a.error ? b : a), best)
    if (better.error < best.error * (1 - GAIN) && best.error > EXACT) {
      best = better
      step = Math.min(step * 1.5, 0.25)
    } else step *= 0.6
  }
  return best
}

function neighbours(curve: NelsonSiegelSvensson, step: number): [number, number][] {
  const around = (decay: number) => [decay * Math.exp(-step), decay, decay * Math.exp(step)]
  return around(curve.decay).flatMap((decay) =>
    around(curve.secondDecay).map((second): [number, number] => [decay, second]),
  )
}

function fitAt(rates: readonly ZeroRate[], decay: number, secondDecay: number): Fit {
  const rows = rates.map(({ years }) => [1, ...loadings(years, decay, secondDecay)])
  const weights = leastSquares(
    rows,
    rates.map(({ rate }) => rate),
  )
  const [level = 0, slope = 0, curvature = 0, secondCurvature = 0] = weights
  const curve = { level, slope, curvature, secondCurvature, decay, secondDecay }
  const squares = rates.reduce((sum, { years, rate }) => sum + (nssZeroRate(curve, years) - rate) ** 2, 0)
  return {
    curve,
    error: Number.isFinite(squares) ? Math.sqrt(squares / rates.length) : Number.POSITIVE_INFINITY,
  }
}

/** Least squares by modified Gram–Schmidt with a second pass; a column that adds nothing gets the weight zero. */
function leastSquares(rows: readonly (readonly number[])[], targets: readonly number[]): number[] {
  const width = rows[0]!.length
  const columns = Array.from({ length: width }, (_, j) => rows.map((row) => row[j]!))
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, entry, i) => sum + entry * b[i]!, 0)
  const basis: number[][] = []
  const upper = Array.from({ length: width }, () => Array.from({ length: width }, () => 0))
  for (let j = 0; j < width; j++) {
    let column = columns[j]!
    const size = Math.sqrt(dot(column, column))
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < j; i++) {
        const part = dot(basis[i]!, column)
        upper[i]![j]! += part
        column = column.map((entry, n) => entry - part * basis[i]![n]!)
      }
    }
    const left = Math.sqrt(dot(column, column))
    const usable = left > 1e-10 * size
    upper[j]![j] = usable ? left : 0
    basis.push(column.map((entry) => (usable ? entry / left : 0)))
  }
  const weights = Array.from({ length: width }, () => 0)
  for (let j = width - 1; j >= 0; j--) {
    if (upper[j]![j] === 0) continue
    const rest = weights.reduce((sum, weight, i) => (i > j ? sum + upper[j]![i]! * weight : sum), 0)
    weights[j] = (dot(basis[j]!, targets) - rest) / upper[j]![j]!
  }
  return weights
}
