import type { EstimatedAssumptions } from '@specie/servicing'
import type { PoolSelection } from '@specie/tape'
import { money } from '../../frame/numbers.ts'
import { table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'
import type { Progress } from '../../pool/continueOpening.ts'

/** What the eligibility rules kept out, by reason. */
export function selectionLines(terminal: Terminal, { byReason }: PoolSelection, decimals: number): string[] {
  if (byReason.length === 0) return []
  const rows = byReason.map(({ reason, loans, balance }) => [reason, String(loans), money(balance, decimals)])
  const columns = [
    { heading: 'left out because' },
    { heading: 'loans', align: 'right' as const },
    { heading: 'balance', align: 'right' as const },
  ]
  return ['', table(terminal, columns, rows)]
}

/** Estimates with what they rest on: own events, interval and weight. */
export function estimateTable(terminal: Terminal, { estimates }: EstimatedAssumptions): string[] {
  const percent = (value: number) => (Number.isFinite(value) ? `${(100 * value).toFixed(2)} %` : '')
  const rows = estimates.map(({ segment, loans, loanYears, defaults, hazard, recovery, prepayment }) => [
    segment,
    String(loans),
    loanYears.toFixed(0),
    String(defaults),
    percent(hazard.value),
    `${percent(hazard.interval.low)} to ${percent(hazard.interval.high)}`,
    percent(recovery.value),
    percent(prepayment.value),
  ])
  const right = 'right' as const
  const columns = [
    { heading: 'segment' },
    { heading: 'loans', align: right },
    { heading: 'loan-years', align: right },
    { heading: 'defaults', align: right },
    { heading: 'hazard', align: right },
    { heading: 'own, 95 %', align: right },
    { heading: 'recovery', align: right },
    { heading: 'prepayment', align: right },
  ]
  return [
    '',
    'Estimated from the file up to the cut-off (a year, continuous):',
    table(terminal, columns, rows),
  ]
}

/** How far the pool came and who acts next. */
export function stepLines({ reading, waitingFor }: Progress, name: string): string[] {
  if (waitingFor !== undefined) {
    return ['', `Next: ${waitingFor.what}, by ${waitingFor.party}: npx specie pool continue ${name}`]
  }
  const ends = new Date(Number(reading.raiseEnds) * 1000).toISOString().slice(0, 10)
  return [
    '',
    `The pool is ${reading.state}; investors can put in cash until ${ends}: npx specie invest ${name}/${reading.tranches[0]!.share.symbol} 100000`,
  ]
}
