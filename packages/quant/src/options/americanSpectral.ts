import { gaussLegendre } from '../probability/gaussLegendre.ts'
import { normalDistribution } from '../probability/normal.ts'
import { hasTwoBoundaries, valueBetweenBoundaries } from './betweenBoundaries.ts'
import { blackScholes } from './blackScholes.ts'
import { intrinsicValue, type OptionTerms, requireOptionTerms } from './types.ts'

const COLLOCATION = 20
const ROUNDS = 32

/** Shares sin²θ of a span and their weights: smooth in the root of time at both ends of the span. */
const ANGLES = (() => {
  const { nodes, weights } = gaussLegendre(48)
  return Array.from(nodes, (node, k) => {
    const angle = (Math.PI / 4) * (1 + node)
    return { share: Math.sin(angle) ** 2, weight: (Math.PI / 4) * weights[k]! * Math.sin(2 * angle) }
  })
})()

/**
 * American option to about nine digits of the spot: the exercise boundary from its integral equation at Chebyshev points in the
 * root of time, then the early-exercise premium by quadrature.
 * Source: L. Andersen, M. Lake, D. Offengenden, "High-performance American option pricing" (2016), iteration FP-B
 * without the Newton term; a call is priced as a put with asset and strike exchanged (McDonald–Schroder symmetry).
 * Where negative rates make exercise worth while between two boundaries only (a put with q < r ≤ 0, a call with
 * r < q ≤ 0), the value is that of two averaged trees, to about 1e-4 of the spot.
 * @throws ArgumentError naming the term that cannot be right.
 */
export function americanSpectral(terms: OptionTerms): number {
  requireOptionTerms(terms)
  if (terms.time > 0 && terms.volatility > 0 && hasTwoBoundaries(terms)) return valueBetweenBoundaries(terms)
  if (terms.kind === 'call') {
    const { spot, strike, rate, dividendYield } = terms
    return americanPut({
      ...terms,
      kind: 'put',
      spot: strike,
      strike: spot,
      rate: dividendYield,
      dividendYield: rate,
    })
  }
  return americanPut(terms)
}

function americanPut(terms: OptionTerms): number {
  const { spot, strike, volatility, time, rate } = terms
  const european = blackScholes(terms).price
  const intrinsic = intrinsicValue('put', spot, strike)
  if (time === 0 || volatility === 0) return Math.max(intrinsic, european)
  // a rate so small earns nothing that a double holds
  if (rate <= 1e-12) return european
  const boundary = exerciseBoundary(terms)
  if (spot <= boundary(time)) return intrinsic
  return Math.max(intrinsic, european + earlyExercisePremium(terms, boundary))
}

type Boundary = (timeToExpiry: number) => number

/** Chebyshev interpolation of ln²(B/B₀) in √τ, which is smooth where the boundary itself is not. */
function interpolate(start: number, time: number, values: Float64Array): Boundary {
  const count = values.length - 1
  const coefficients = new Float64Array(count + 1)
  for (let k = 0; k <= count; k++) {
    let sum = (values[0]! + (k % 2 === 0 ? 1 : -1) * values[count]!) / 2
    for (let i = 1; i < count; i++) sum += values[i]! * Math.cos((i * k * Math.PI) / count)
    coefficients[k] = (2 / count) * sum
  }
  return (timeToExpiry) => {
    const x = 2 * Math.sqrt(timeToExpiry / time) - 1
    let later = 0
    let last = 0
    for (let k = count; k >= 1; k--) {
      const next = (k === count ? coefficients[k]! / 2 : coefficients[k]!) + 2 * x * last - later
      later = last
      last = next
    }
    const squared = coefficients[0]! / 2 + x * last - later
    return start * Math.exp(-Math.sqrt(Math.max(0, squared)))
  }
}

function exerciseBoundary(terms: OptionTerms): Boundary {
  const { strike, rate, dividendYield, time } = terms
  const start = dividendYield > 0 ? strike * Math.min(1, rate / dividendYield) : strike
  const times = Float64Array.from({ length: COLLOCATION + 1 }, (_, i) => {
    const x = (1 + Math.cos((i * Math.PI) / COLLOCATION)) / 2
    return time * x * x
  })
  const levels = times.map(
    (timeToExpiry) => start * Math.exp(-terms.volatility * Math.sqrt(timeToExpiry) * 0.7),
  )
  levels[COLLOCATION] = start
  let boundary = interpolate(
    start,
    time,
    levels.map((level) => Math.log(level / start) ** 2),
  )
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < COLLOCATION; i++)
      levels[i] = Math.min(start, improved(terms, boundary, times[i]!, levels[i]!))
    boundary = interpolate(
      start,
      time,
      levels.map((level) => Math.log(level / start) ** 2),
    )
  }
  return boundary
}

/** One fixed-point step: B = K·e^(−(r−q)τ)·N/D with the two integrals of FP-B. */
function improved(terms: OptionTerms, boundary: Boundary, timeToExpiry: number, level: number): number {
  const { strike, rate, dividendYield, volatility } = terms
  const distance = (elapsed: number, ratio: number, side: number) => {
    const deviation = volatility * Math.sqrt(elapsed)
    return (Math.log(ratio) + (rate - dividendYield) * elapsed) / deviation + (side * deviation) / 2
  }
  let numerator = normalDistribution(distance(timeToExpiry, level / strike, -1))
  let denominator = normalDistribution(distance(timeToExpiry, level / strike, 1))
  for (const { share, weight: unit } of ANGLES) {
    const elapsed = timeToExpiry * share
    const weight = timeToExpiry * unit
    const ratio = level / boundary(timeToExpiry - elapsed)
    const earlier = timeToExpiry - elapsed
    numerator += weight * rate * Math.exp(rate * earlier) * normalDistribution(distance(elapsed, ratio, -1))
    denominator +=
      weight *
      dividendYield *
      Math.exp(dividendYield * earlier) *
      normalDistribution(distance(elapsed, ratio, 1))
  }
  return (strike * Math.exp(-(rate - dividendYield) * timeToExpiry) * numerator) / denominator
}

/** Kim's integral: interest gained on the strike less income lost on the asset while exercised. */
function earlyExercisePremium(terms: OptionTerms, boundary: Boundary): number {
  const { spot, strike, rate, dividendYield, volatility, time } = terms
  let premium = 0
  for (const { share, weight } of ANGLES) {
    const elapsed = time * share
    const deviation = volatility * Math.sqrt(elapsed)
    const d1 =
      (Math.log(spot / boundary(time - elapsed)) + (rate - dividendYield) * elapsed) / deviation +
      deviation / 2
    const cash = rate * strike * Math.exp(-rate * elapsed) * normalDistribution(deviation - d1)
    const asset = dividendYield * spot * Math.exp(-dividendYield * elapsed) * normalDistribution(-d1)
    premium += time * weight * (cash - asset)
  }
  return premium
}
