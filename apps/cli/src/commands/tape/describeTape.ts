import type { LeftOutLoan, LoanTape, SummaryGroup, TapeSummary } from '@specie/tape'
import { grouped, money } from '../../frame/numbers.ts'
import { facts, table } from '../../frame/table.ts'
import { styled, type Terminal } from '../../frame/terminal.ts'

/** A tape at a glance: totals, what it rests on, and its make-up. */
export function tapeSummaryText(terminal: Terminal, tape: LoanTape, summary: TapeSummary): string {
  const amount = (value: bigint) => `${money(value, tape.decimals)} ${tape.currency}`
  const head = facts(terminal, [
    ['cut-off', tape.cutOffDate],
    ['loans', grouped(String(summary.loans))],
    ['balance', amount(summary.balance)],
    ['average balance', amount(summary.averageBalance)],
    ['largest balance', amount(summary.largestBalance)],
    ['rate', `${(summary.weightedRate * 100).toFixed(3)} % a year, weighted by balance`],
    ['remaining term', `${summary.weightedRemainingMonths.toFixed(1)} months, weighted by balance`],
    ['borrowers', grouped(String(summary.borrowers))],
  ])
  const groups: readonly (readonly [string, readonly SummaryGroup[]])[] = [
    ['grade', summary.byGrade],
    ['status', summary.byStatus],
    ['kind', summary.byKind],
    ['country', summary.byCountry.slice(0, 10)],
  ]
  const columns = [
    { heading: 'by' },
    { heading: '' },
    { heading: 'loans', align: 'right' as const },
    { heading: 'balance', align: 'right' as const },
    { heading: 'share', align: 'right' as const },
  ]
  const rows = groups.flatMap(([title, list]) =>
    list.map(({ key, loans, balance, share }, index) => [
      index === 0 ? title : '',
      key,
      grouped(String(loans)),
      money(balance, tape.decimals),
      `${(share * 100).toFixed(1)} %`,
    ]),
  )
  return [head, '', table(terminal, columns, rows), ...assumptionLines(terminal, tape)].join('\n')
}

/** The named assumptions that a tape rests on; every report shows them. */
export function assumptionLines(terminal: Terminal, tape: LoanTape): string[] {
  if (tape.assumptions.length === 0) return []
  const rows = tape.assumptions.map(({ field, value, reason, source, loans }) => [
    field,
    value,
    reason,
    source,
    grouped(String(loans)),
  ])
  const columns = [
    { heading: 'field' },
    { heading: 'value' },
    { heading: 'reason' },
    { heading: 'source' },
    { heading: 'loans', align: 'right' as const },
  ]
  return [
    '',
    styled(terminal, 'yellow', 'Assumed, because the file lacks it:'),
    table(terminal, columns, rows),
  ]
}

/** How many sound rows are no loans of the tape at its cut-off, by reason. */
export function leftOutLines(terminal: Terminal, leftOut: readonly LeftOutLoan[]): string[] {
  if (leftOut.length === 0) return []
  const counts = new Map<string, number>()
  for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const rows = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => [reason, grouped(String(count))])
  return [
    '',
    `${grouped(String(leftOut.length))} rows are sound, but no loans of this tape:`,
    table(terminal, [{ heading: 'reason' }, { heading: 'loans', align: 'right' }], rows),
  ]
}
