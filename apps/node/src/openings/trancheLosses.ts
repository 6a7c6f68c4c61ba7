import { poolLoss, trancheExpectedLoss } from '@specie/quant'
import { loanLosses, type PoolAssumptions, segmentOf } from '@specie/servicing'
import type { LoanTape } from '@specie/tape'

/** How strongly the loans' fates hang together; the Basel formula for companies lies between 12 % and 24 %. */
const CORRELATION = 0.2

/**
 * Expected loss of each tranche over the life of the loans, of its claim, senior first. Losses follow the exact
 * distribution of the loans under one Gaussian factor, scaled so that their mean is the expected loss of the value;
 * tranches stand on the value without defaults, so the losses that the price expects anyway cost none of them. Interest
 * above the coupons is not counted as a cushion.
 * @param shares of the value, one a tranche, senior first
 */
export function trancheLosses(
  tape: LoanTape,
  { segments, segmentBy }: PoolAssumptions,
  shares: readonly number[],
  { value, expectedLoss }: { readonly value: bigint; readonly expectedLoss: bigint },
): number[] {
  const losses = loanLosses(tape, segments, (loan) => segmentOf(loan, segmentBy))
  const { distribution } = poolLoss(losses, CORRELATION)
  const mean = distribution.reduce((sum, probability, units) => sum + probability * units, 0)
  if (mean === 0 || expectedLoss <= 0n) return shares.map(() => 0)
  const unit = Number(expectedLoss) / mean
  const sound = Number(value + expectedLoss)
  let detachment = sound
  return shares.map((share) => {
    const attachment = Math.max(0, detachment - share * Number(value))
    const [from, to] = [attachment / unit, detachment / unit]
    detachment = attachment
    return to > from ? trancheExpectedLoss(distribution, from, to) : 0
  })
}
