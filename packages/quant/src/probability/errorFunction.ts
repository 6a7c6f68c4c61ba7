/**
 * Complementary error function, relative error below 1e-15 where the result is a normal number.
 * Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).
 */
export function complementaryErrorFunction(x: number): number {
  const magnitude = Math.abs(x)
  if (magnitude <= SMALL_LIMIT) return 1 - small(x)
  const tail = scaledTail(magnitude)
  return x < 0 ? 2 - tail : tail
}

const SMALL_LIMIT = 0.46875
const INVERSE_ROOT_PI = 0.564189583547756286948

// Coefficients of the three ranges in Cody's paper: numerator and denominator, his order.
const A = [3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3]
const A_LEADING = 1.85777706184603153e-1
const B = [2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3]
const C = [
  5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
  8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
]
const C_LEADING = 2.15311535474403846e-8
const D = [
  1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
  3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
]
const P = [
  3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2,
  6.58749161529837803e-4,
]
const P_LEADING = 1.63153871373020978e-2
const Q = [
  2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2,
  2.33520497626869185e-3,
]

/** Ratio of two polynomials whose coefficients Cody lists from the second-highest power down. */
function ratio(
  y: number,
  leading: number,
  numerator: readonly number[],
  denominator: readonly number[],
): number {
  let top = leading * y
  let bottom = y
  const last = numerator.length - 1
  for (let k = 0; k < last; k++) {
    top = (top + numerator[k]!) * y
    bottom = (bottom + denominator[k]!) * y
  }
  return (top + numerator[last]!) / (bottom + denominator[last]!)
}

function small(x: number): number {
  return x * ratio(x * x, A_LEADING, A, B)
}

function scaledTail(y: number): number {
  if (y > 26.6) return 0
  let factor: number
  if (y <= 4) {
    factor = ratio(y, C_LEADING, C, D)
  } else {
    const z = 1 / (y * y)
    factor = (INVERSE_ROOT_PI - z * ratio(z, P_LEADING, P, Q)) / y
  }
  // exp(-y²) in two parts, so that the rounding of y² does not grow into the result
  const rounded = Math.trunc(y * 16) / 16
  return Math.exp(-rounded * rounded) * Math.exp(-(y - rounded) * (y + rounded)) * factor
}
