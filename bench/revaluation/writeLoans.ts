import { writeFileSync } from 'node:fs'
import type { LoanColumns } from '@specie/quant'
import { curveNodes, VALUATION } from './curve.ts'

/**
 * Writes the valuation date, the curve before and after a move, and loans for a peer to read: numbers as text, each in
 * the shortest form that reads back as the same number.
 */
export function writeLoans(path: string, loans: LoanColumns, shift: number): void {
  const date = new Date(VALUATION * 86_400_000)
  const lines = [`${date.getUTCFullYear()} ${date.getUTCMonth() + 1} ${date.getUTCDate()}`]
  for (const nodes of [curveNodes(0), curveNodes(shift)]) {
    lines.push(String(nodes.length), ...nodes.map((node) => node.join(' ')))
  }
  lines.push(String(loans.balance.length))
  for (const [i, balance] of loans.balance.entries()) {
    lines.push(
      [
        balance,
        loans.rate[i],
        loans.hazard[i],
        loans.recovery[i],
        loans.months[i],
        loans.daysIntoPeriod[i],
      ].join(' '),
    )
  }
  writeFileSync(path, `${lines.join('\n')}\n`)
}
