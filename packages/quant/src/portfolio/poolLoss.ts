import { ArgumentError, requireNumber } from '@specie/units'
import type { LoanLoss } from './LoanLoss.ts'
import { lossDistribution } from './lossDistribution.ts'

/** Loss units that all loans together may lose, before rounding up: at least these, more where there are few loans. */
const LEAST_UNITS = 4_096
const UNITS_OF_ONE_LOAN = 2 ** 20
/** Loans that the recursion takes one by one; of more, neighbours are taken together. */
const MOST_LOANS = 2_000
const CERTAIN = 1 - 1e-12

/** Distribution of a pool's lifetime loss. */
export interface PoolLoss {
  /** Probabilities of the losses 0, 1, 2 … units. */
  readonly distribution: Float64Array
  /** Cash units of one loss unit. */
  readonly unit: number
  /** Loans that were taken together as one that fails as a whole; 1 when each stands alone. */
  readonly loansTogether: number
}

/**
 * The exact distribution of a pool's lifetime loss under one Gaussian factor. The loss of each loan is rounded up to whole
 * units and its probability lowered in proportion, so that its expected loss stays what it is. Where there are more than
 * 2,000 loans, like ones are taken together. Both fatten the tail a little.
 * @param correlation of the loans' assets, at least 0 and below 1
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function poolLoss(losses: readonly LoanLoss[], correlation: number): PoolLoss {
  for (const { pd, loss } of losses) {
    requireNumber('losses.pd', pd, 0, 1)
    if (!(loss > 0 && loss < Number.POSITIVE_INFINITY))
      throw new ArgumentError('losses.loss', loss, 'a number above 0')
  }
  const loansTogether = Math.max(Math.ceil(losses.length / MOST_LOANS), 1)
  const sorted = [...losses].sort((a, b) => a.pd - b.pd || a.loss - b.loss)
  const groups = Array.from({ length: Math.ceil(sorted.length / loansTogether) }, (_, n) =>
    together(sorted.slice(n * loansTogether, (n + 1) * loansTogether)),
  )
  if (groups.length === 0) return { distribution: Float64Array.of(1), unit: 1, loansTogether }
  const units = Math.max(Math.floor(UNITS_OF_ONE_LOAN / groups.length), LEAST_UNITS)
  const unit = groups.reduce((sum, { loss }) => sum + loss, 0) / units
  const lossUnits = Int32Array.from(groups, ({ loss }) => Math.ceil(loss / unit))
  const pd = Float64Array.from(groups, (group, n) =>
    Math.min((group.pd * group.loss) / (lossUnits[n]! * unit), CERTAIN),
  )
  return { distribution: lossDistribution({ pd, lossUnits, correlation }), unit, loansTogether }
}

function together(losses: readonly LoanLoss[]): LoanLoss {
  const loss = losses.reduce((sum, each) => sum + each.loss, 0)
  return { loss, pd: losses.reduce((sum, each) => sum + each.pd * each.loss, 0) / loss }
}
