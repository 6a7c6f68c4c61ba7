import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { collections } from './collections.ts'
import type { ReadRange } from './ReadAt.ts'

/** How well borrowers paid by the end of a period. Cash units. */
export interface Delinquency {
  readonly period: bigint
  readonly asOf: bigint
  readonly time: bigint
  readonly late30: bigint
  readonly late60: bigint
  readonly late90: bigint
  readonly defaulted: bigint
  readonly recoveries: bigint
  readonly impairment: bigint
  /** Net value of the portfolio after the period. */
  readonly value: bigint
  /** Defaulted and recovered since activation. */
  readonly defaultedSoFar: bigint
  readonly recoveredSoFar: bigint
}

/** Balances late, defaulted and recovered, period by period. */
export async function delinquencies(
  db: Kysely<Tables>,
  pool: Hex,
  range: ReadRange = {},
): Promise<Delinquency[]> {
  let [defaultedSoFar, recoveredSoFar] = [0n, 0n]
  const all = await collections(db, pool, { atBlock: range.atBlock, to: range.to })
  const points = all.map((row) => {
    defaultedSoFar += row.defaulted
    recoveredSoFar += row.recoveries
    const { period, asOf, time, late30, late60, late90, defaulted, recoveries, impairment, value } = row
    const late = { late30, late60, late90 }
    return {
      period,
      asOf,
      time,
      ...late,
      defaulted,
      recoveries,
      impairment,
      value,
      defaultedSoFar,
      recoveredSoFar,
    }
  })
  return points.filter(({ time }) => time >= (range.from ?? 0n))
}
