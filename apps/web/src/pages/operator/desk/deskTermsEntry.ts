import type { DeskTerms } from '@specie/protocol'
import { parseAmount } from '@specie/units'

/** The desk's terms for a share, as typed. */
export interface DeskTermsEntry {
  /** Cash in a window. */
  readonly limit: string
  /** Per cent of gross value, at an empty window. */
  readonly base: string
  /** Per cent more at a full one. */
  readonly slope: string
  readonly days: string
}

/** What is suggested: 0.2 % for the first, 3.2 % for the last of a month's limit. */
export const USUAL_TERMS: DeskTermsEntry = { limit: '250000', base: '0.2', slope: '3', days: '30' }

/** A per cent of the desk is 1,000 of its units of 1e-5. */
const UNITS_PER_CENT = 1_000

/** Reads terms as the desk takes them, or says what is wrong. */
export function readDeskTerms(entry: DeskTermsEntry, decimals: number): DeskTerms | string {
  const limit = amountOf(entry.limit, decimals)
  const base = percentOf(entry.base)
  const slope = percentOf(entry.slope)
  const days = /^\d{1,3}$/.test(entry.days.trim()) ? Number(entry.days) : 0
  if (limit === undefined || limit === 0n) return 'Give the most that the desk buys as an amount above zero'
  if (base === undefined) return 'Give the fee at the start as per cent, from 0 to 50'
  if (slope === undefined) return 'Give what is added as per cent, from 0 to 50'
  if (days === 0) return 'Give the window as a whole number of days'
  return { limit, base, slope, window: days }
}

function percentOf(text: string): number | undefined {
  if (!/^\d{1,2}(\.\d{1,3})?$/.test(text.trim())) return undefined
  const units = Math.round(Number(text) * UNITS_PER_CENT)
  return units <= 50 * UNITS_PER_CENT ? units : undefined
}

function amountOf(text: string, decimals: number): bigint | undefined {
  try {
    const amount = parseAmount(text, decimals)
    return amount >= 0n ? amount : undefined
  } catch {
    return undefined
  }
}
