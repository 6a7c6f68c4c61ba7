import { SpecieError } from '@specie/units'

/**
 * Root of a continuous function inside a bracket by Brent's method.
 * Brent, Algorithms for Minimization without Derivatives (1973), ch. 4.
 * @param low, high arguments at which the function has opposite signs (or is zero)
 * @param tolerance of the argument; 0 goes on to the last bit
 * @throws SpecieError when the signs are equal
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let [a, b, fa, fb] = [low, high, f(low), f(high)]
  if (fa === 0) return a
  if (fb === 0) return b
  if (!(fa * fb < 0)) throw noRoot(low, high, fa, fb)
  let [c, fc] = [a, fa]
  let step = b - a
  let before = step
  for (let n = 0; n < 300; n++) {
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb]
    const least = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2
    const half = (c - b) / 2
    if (Math.abs(half) <= least || fb === 0) return b
    const next =
      Math.abs(before) >= least && Math.abs(fa) > Math.abs(fb)
        ? interpolate(a, b, c, fa, fb, fc, before, least)
        : undefined
    before = next === undefined ? half : step
    step = next ?? half
    ;[a, fa] = [b, fb]
    b += Math.abs(step) > least ? step : Math.sign(half) * least
    fb = f(b)
    if (fb > 0 === fc > 0) {
      ;[c, fc] = [a, fa]
      step = b - a
      before = step
    }
  }
  return b
}

/** Inverse quadratic (or secant) step, undefined when it is not to be trusted. */
function interpolate(
  a: number,
  b: number,
  c: number,
  fa: number,
  fb: number,
  fc: number,
  before: number,
  least: number,
): number | undefined {
  const half = (c - b) / 2
  const s = fb / fa
  let [p, q] = [2 * half * s, 1 - s]
  if (a !== c) {
    const r = fb / fc
    const t = fa / fc
    p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
    q = (t - 1) * (r - 1) * (s - 1)
  }
  if (p > 0) q = -q
  p = Math.abs(p)
  return 2 * p < Math.min(3 * half * q - Math.abs(least * q), Math.abs(before * q)) ? p / q : undefined
}

function noRoot(low: number, high: number, fLow: number, fHigh: number): SpecieError {
  return new SpecieError({
    code: 'quant.noRoot',
    message: `nothing between ${low} and ${high} solves this: the difference goes from ${fLow} to ${fHigh}`,
    expected: 'a target that lies between the values at both ends',
    remedy: 'check the signs and sizes of the amounts, or widen the range',
  })
}
