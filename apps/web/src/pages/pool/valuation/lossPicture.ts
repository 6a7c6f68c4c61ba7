import { type LossBin, lossBins, lossQuantile, poolLoss, trancheExpectedLoss } from '@specie/quant'

/** Like loans taken together, as the server publishes them; losses in cash units. */
export interface Group {
  readonly loans: number
  readonly pd: number
  readonly loss: number
}

/** What the distribution of losses is asked of. Amounts in cash units. */
export interface LossQuestion {
  readonly groups: readonly Group[]
  /** Of the loans' assets, at least 0 and below 1. */
  readonly correlation: number
  readonly balance: number
  /** Claims senior first without the residual's, by symbol. */
  readonly claims: readonly { readonly symbol: string; readonly amount: number }[]
  readonly residual: string
}

/** A tranche and the losses of the pool that it bears. Amounts in cash units. */
export interface TrancheRisk {
  readonly symbol: string
  readonly attachment: number
  readonly detachment: number
  /** Of what is between the two; null when there is nothing. */
  readonly expectedLoss: number | null
  /** That the pool loses more than the attachment. */
  readonly lossProbability: number
}

/** The lifetime loss of a pool and who bears it. Amounts in cash units. */
export interface LossPicture {
  readonly bins: readonly LossBin[]
  readonly expectedLoss: number
  readonly quantiles: readonly { readonly confidence: number; readonly loss: number }[]
  /** Junior first. */
  readonly tranches: readonly TrancheRisk[]
  /** Like loans that were taken as one. */
  readonly loansTogether: number
}

/** The exact one-factor distribution of the loans' losses, and the tranches' parts of it. */
export function lossPicture({ groups, correlation, balance, claims, residual }: LossQuestion): LossPicture {
  const loans = groups.flatMap(({ loans, pd, loss }) => Array.from({ length: loans }, () => ({ pd, loss })))
  const { distribution, unit, loansTogether } = poolLoss(
    loans.filter(({ loss }) => loss > 0),
    correlation,
  )
  const exceeds = (amount: number) =>
    distribution.reduce((sum, probability, loss) => sum + (loss * unit > amount ? probability : 0), 0)
  const tranches: TrancheRisk[] = []
  let detachment = balance
  for (const { symbol, amount } of [...claims, { symbol: residual, amount: Number.POSITIVE_INFINITY }]) {
    const attachment = Math.max(detachment - amount, 0)
    tranches.unshift({
      symbol,
      attachment,
      detachment,
      expectedLoss:
        detachment > attachment
          ? trancheExpectedLoss(distribution, attachment / unit, detachment / unit)
          : null,
      lossProbability: exceeds(attachment),
    })
    detachment = attachment
  }
  return {
    bins: lossBins(distribution, unit),
    expectedLoss: distribution.reduce((sum, probability, loss) => sum + probability * loss * unit, 0),
    quantiles: [0.95, 0.99, 0.999].map((confidence) => ({
      confidence,
      loss: lossQuantile(distribution, confidence) * unit,
    })),
    tranches,
    loansTogether,
  }
}
