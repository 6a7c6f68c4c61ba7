import { formatAmount, SpecieError } from '@specie/units'
import type { ValuationReport } from './ValuationReport.ts'

/**
 * Refuses a report whose parts are not its whole: balances of segments and of stages give the balance, loans likewise,
 * clean value and accrued interest give the value, and the tranches share it to the unit.
 * @throws SpecieError `report.sum` with both figures
 */
export function checkValuation(report: ValuationReport): void {
  const { segments, stages, tranches, balance, value, decimals } = report
  const amounts: [what: string, parts: readonly bigint[], whole: bigint][] = [
    ['balances of the segments', segments.map((segment) => segment.balance), balance],
    ['balances of the stages', stages.map((stage) => stage.balance), balance],
    ['clean value and accrued interest', [report.cleanValue, report.accruedInterest], value],
  ]
  if (tranches.length > 0) {
    amounts.push(['values of the tranches', tranches.map((tranche) => tranche.value), value])
  }
  for (const [what, parts, whole] of amounts) {
    const sum = parts.reduce((total, part) => total + part, 0n)
    if (sum !== whole) refuse(what, formatAmount(sum, decimals), formatAmount(whole, decimals))
  }
  for (const groups of [segments, stages]) {
    const loans = groups.reduce((total, group) => total + group.loans, 0)
    if (loans !== report.loans) refuse('loans of the groups', String(loans), String(report.loans))
  }
}

function refuse(what: string, sum: string, whole: string): never {
  throw new SpecieError({
    code: 'report.sum',
    message: `The report does not add up: the ${what} are ${sum} and not ${whole}`,
  })
}
