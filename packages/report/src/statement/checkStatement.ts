import { ArgumentError, formatAmount, SpecieError } from '@specie/units'
import type { Statement } from './Statement.ts'
import { shareFinder } from './shareFinder.ts'

/**
 * Refuses a statement that does not add up: for every share, the units at the start and those of the transactions must
 * give the units at the end, and a share with transactions must have a holding.
 * @throws SpecieError `report.units` with the figures, `report.share`; ArgumentError when the period is none
 */
export function checkStatement(statement: Statement): void {
  const { period, holdings, transactions, shares } = statement
  for (const [name, date] of Object.entries(period)) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new ArgumentError(`period.${name}`, date, 'an ISO date')
  }
  if (period.from > period.to)
    throw new ArgumentError('period.from', period.from, `a date up to ${period.to}`)
  const shareOf = shareFinder(shares)
  const held = new Map(holdings.map((holding) => [holding.share.toLowerCase(), holding]))
  const moved = new Map<string, bigint>()
  for (const { share, units } of transactions) {
    const key = share.toLowerCase()
    moved.set(key, (moved.get(key) ?? 0n) + units)
  }
  for (const key of new Set([...held.keys(), ...moved.keys()])) {
    const { symbol, decimals, pool } = shareOf(key)
    const [start, end] = [held.get(key)?.start.units ?? 0n, held.get(key)?.end.units ?? 0n]
    const change = moved.get(key) ?? 0n
    if (start + change === end) continue
    const text = (units: bigint) => formatAmount(units, decimals)
    throw new SpecieError({
      code: 'report.units',
      message: `The units of ${symbol} (${pool.name}) do not add up: ${text(start)} at the start and ${text(change)} by transactions are not ${text(end)} at the end`,
      remedy: 'rebuild the ledger (`npx specie node rebuild`), then `npx specie node reconcile`',
    })
  }
}
