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
const INVERSE_ROOT_PI = 0.5641895835477563

// Coefficients of the three ranges in Cody's paper: numerator and denominator, his order.
const A = [3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694]
const A_LEADING = 0.18577770618460315
const B = [23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171]
const C = [
  0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769,
  1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
]
const C_LEADING = 2.1531153547440383e-8
const D = [
  15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
]
const P = [
  0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275, 0.0006587491615298378,
]
const P_LEADING = 0.016315387137302097
const Q = [
  2.568520192289822, 1.8729528499234604, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
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
