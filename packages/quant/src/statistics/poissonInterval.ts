import { requireInteger, requireNumber } from '@specie/units'
import { gammaRegularised } from './gammaRegularised.ts'

/** A range that holds a quantity with a stated confidence. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Exact confidence interval of a Poisson mean from the number of events seen. Garwood, "Fiducial limits for the Poisson
 * distribution", Biometrika 28 (1936): the chi-square limits, here by bisection of the incomplete gamma function.
 * @param events how many happened, at least 0
 * @param confidence e.g. 0.95
 */
export function poissonInterval(events: number, confidence = 0.95): Interval {
  requireInteger('events', events, 0)
  requireNumber('confidence', confidence, 0.5, 0.999999)
  const tail = (1 - confidence) / 2
  return {
    low: events === 0 ? 0 : gammaQuantile(events, tail),
    high: gammaQuantile(events + 1, 1 - tail),
  }
}

function gammaQuantile(shape: number, probability: number): number {
  let low = 0
  let high = shape + 10 * Math.sqrt(shape) + 20
  for (let n = 0; n < 200 && high - low > 1e-13 * high; n++) {
    const middle = (low + high) / 2
    if (gammaRegularised(shape, middle) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
