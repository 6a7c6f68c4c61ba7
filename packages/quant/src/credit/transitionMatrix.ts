import { ArgumentError, requireInteger, requireNumber } from '@specie/units'

/** Probabilities of moving from one state (row) to another (column) in one period; the last state may be default. */
export type TransitionMatrix = readonly (readonly number[])[]

/** @throws ArgumentError when the matrix is not square, has a negative entry or a row whose sum is not 1 (to 1e-6) */
export function requireTransitionMatrix(matrix: TransitionMatrix, tolerance = 1e-6): void {
  matrix.forEach((row, i) => {
    const sum = row.reduce(
      (total, entry) => total + requireNumber(`matrix[${i}]`, entry, 0, 1 + tolerance),
      0,
    )
    if (row.length !== matrix.length || Math.abs(sum - 1) > tolerance) {
      throw new ArgumentError(`matrix[${i}]`, row, `${matrix.length} probabilities that add up to 1`)
    }
  })
}

/** Refuses rows of other length than their number, and entries that are no numbers. */
function requireSquare(matrix: TransitionMatrix): void {
  for (const [i, row] of matrix.entries()) {
    if (row.length !== matrix.length) throw new ArgumentError(`matrix[${i}]`, row, `${matrix.length} entries`)
    for (const entry of row) requireNumber(`matrix[${i}]`, entry)
  }
}

/** Rows scaled to add up to exactly 1: published matrices are rounded. */
export function normaliseRows(matrix: TransitionMatrix): number[][] {
  requireSquare(matrix)
  return matrix.map((row) => {
    const sum = row.reduce((total, entry) => total + entry, 0)
    return row.map((entry) => entry / sum)
  })
}

/** Product of two square matrices. */
export function multiply(a: TransitionMatrix, b: TransitionMatrix): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, entry, k) => sum + entry * b[k]![j]!, 0)))
}

/** Transition over several whole periods, by squaring. */
export function matrixPower(matrix: TransitionMatrix, periods: number): number[][] {
  if (!Number.isSafeInteger(periods) || periods < 0)
    throw new ArgumentError('periods', periods, 'a whole number of at least 0')
  requireSquare(matrix)
  let result = identity(matrix.length)
  let square = matrix.map((row) => [...row])
  for (let left = periods; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square)
    square = multiply(square, square)
  }
  return result
}

/**
 * Generator of a transition matrix, whose exponential over one period is close to it: the logarithm by its series, then
 * negative off-diagonal intensities set to zero and the row's others scaled to keep its sum zero.
 * Israel, Rosenthal & Wei, "Finding generators for Markov chains via empirical transition matrices" (2001).
 * @throws ArgumentError when a state is more likely left than kept: the series may not converge
 */
export function generatorOf(matrix: TransitionMatrix): number[][] {
  requireTransitionMatrix(matrix)
  const difference = matrix.map((row, i) => row.map((entry, j) => entry - (i === j ? 1 : 0)))
  if (matrix.some((row, i) => row[i]! <= 0.5)) {
    throw new ArgumentError(
      'matrix',
      matrix.map((row, i) => row[i]),
      'every state kept with more than one half',
    )
  }
  let term = difference
  let log = difference.map((row) => [...row])
  for (let n = 2; n < 2000; n++) {
    term = multiply(term, difference)
    const factor = (n % 2 === 0 ? -1 : 1) / n
    log = log.map((row, i) => row.map((entry, j) => entry + factor * term[i]![j]!))
    if (Math.max(...term.flat().map(Math.abs)) / n < 1e-17) break
  }
  return log.map((row, i) => withoutNegatives(row, i))
}

/** Weighted adjustment: the negative intensities' sum is taken off all others in proportion to their size. */
function withoutNegatives(row: readonly number[], i: number): number[] {
  const good = row.reduce((sum, entry, j) => sum + (j === i ? Math.abs(entry) : Math.max(entry, 0)), 0)
  const bad = row.reduce((sum, entry, j) => sum + (j === i ? 0 : Math.max(-entry, 0)), 0)
  return row.map((entry, j) =>
    j !== i && entry < 0 ? 0 : good === 0 ? 0 : entry - (bad * Math.abs(entry)) / good,
  )
}

/** Transition over any time, from a generator: the exponential by uniformisation, entries never negative. */
export function transitionOver(generator: TransitionMatrix, periods: number): number[][] {
  requireNumber('periods', periods, 0)
  requireSquare(generator)
  const fastest = Math.max(...generator.map((row, i) => -row[i]!), 0)
  if (fastest === 0 || periods === 0) return identity(generator.length)
  // halve until the rate is small, sum the Poisson series, square back
  const halvings = Math.max(Math.ceil(Math.log2(fastest * periods)), 0)
  const mean = (fastest * periods) / 2 ** halvings
  const jump = generator.map((row, i) => row.map((entry, j) => entry / fastest + (i === j ? 1 : 0)))
  let power = identity(generator.length)
  let weight = Math.exp(-mean)
  let result = power.map((row) => row.map((entry) => entry * weight))
  for (let n = 1; n < 100 && weight > 1e-20; n++) {
    power = multiply(power, jump)
    weight *= mean / n
    result = result.map((row, i) => row.map((entry, j) => entry + weight * power[i]![j]!))
  }
  for (let n = 0; n < halvings; n++) result = multiply(result, result)
  return result
}

/** Probability of being in the last state after 1, 2, … periods, from each state. */
export function cumulativeDefault(matrix: TransitionMatrix, periods: number): number[][] {
  requireInteger('periods', periods, 0, 100_000)
  requireSquare(matrix)
  const rows: number[][] = matrix.map(() => [])
  let power = identity(matrix.length)
  for (let n = 0; n < periods; n++) {
    power = multiply(power, matrix)
    for (const [i, row] of power.entries()) rows[i]!.push(row.at(-1)!)
  }
  return rows
}

/**
 * Cohort estimate of a transition matrix from counts of moves; a state never seen stays where it is.
 * @param counts moves from (row) to (column)
 */
export function estimateTransitions(counts: readonly (readonly number[])[]): number[][] {
  return counts.map((row, i) => {
    const total = row.reduce((sum, count) => sum + requireNumber(`counts[${i}]`, count, 0), 0)
    return row.map((count, j) => (total === 0 ? Number(i === j) : count / total))
  })
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j)))
}
