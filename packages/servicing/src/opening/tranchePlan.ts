import { SpecieError } from '@specie/units'

/** One tranche as a person plans it: sizes as shares of the portfolio's value. */
export interface TranchePlan {
  readonly symbol: string
  readonly name: string
  /** Of the portfolio's value that investors can put in, 0 to 1. */
  readonly share: number
  /** Simple, a year, as a fraction; 0 for the residual. */
  readonly coupon: number
  /** Coverage below which excess cash is trapped; 0: no test. */
  readonly ratio: number
  readonly distributing: boolean
}

/** Senior, mezzanine and junior: two thirds, a fifth and the rest. */
export const USUAL_TRANCHES: readonly TranchePlan[] = [
  { symbol: 'SNR', name: 'Senior', share: 0.65, coupon: 0.05, ratio: 1.25, distributing: true },
  { symbol: 'MEZ', name: 'Mezzanine', share: 0.2, coupon: 0.08, ratio: 1.08, distributing: true },
  { symbol: 'JNR', name: 'Junior', share: 0.15, coupon: 0, ratio: 0, distributing: false },
]

const WANTED =
  'SYMBOL,name=Senior,share=0.65,coupon=0.05,ratio=1.25,distributing; senior first, the last one is the residual'

/**
 * Tranches as typed, senior first; the usual three when none is given.
 * @throws SpecieError `input.tranche` naming the part that is not understood
 */
export function tranchePlans(texts: readonly string[]): readonly TranchePlan[] {
  if (texts.length === 0) return USUAL_TRANCHES
  const plans = texts.map(trancheFrom)
  const shares = plans.reduce((sum, { share }) => sum + share, 0)
  if (plans.length > 3 || shares > 1 + 1e-12) {
    throw refuse(
      `${plans.length} tranches that add up to ${shares.toFixed(4)} of the value`,
      'one to three that add up to at most 1',
    )
  }
  const residual = plans.at(-1)!
  if (residual.coupon !== 0 || residual.ratio !== 0)
    throw refuse(`the residual ${residual.symbol} has a coupon or a ratio`)
  return plans
}

function trancheFrom(text: string): TranchePlan {
  const [symbol = '', ...parts] = text.split(',')
  if (!/^[A-Z][A-Z0-9-]{1,10}$/.test(symbol)) throw refuse(`the symbol ${JSON.stringify(symbol)}`)
  const given = new Map(parts.map((part) => part.split(/=(.*)/s) as [string, string]))
  for (const key of given.keys()) {
    if (!['name', 'share', 'coupon', 'ratio', 'distributing'].includes(key))
      throw refuse(`${JSON.stringify(key)} in ${text}`)
  }
  const fraction = (key: string, most: number) => {
    const value = Number(given.get(key) ?? 0)
    if (!(value >= 0 && value <= most))
      throw refuse(`${key}=${given.get(key)} in ${text}`, `a number from 0 to ${most}`)
    return value
  }
  const share = fraction('share', 1)
  if (share === 0) throw refuse(`${symbol} without a share of the value`)
  return {
    symbol,
    name: given.get('name') ?? symbol,
    share,
    coupon: fraction('coupon', 1),
    ratio: fraction('ratio', 4),
    distributing: given.has('distributing'),
  }
}

function refuse(found: string, expected = WANTED): SpecieError {
  return new SpecieError({ code: 'input.tranche', message: `The tranches cannot be: ${found}`, expected })
}
