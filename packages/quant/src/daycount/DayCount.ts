/**
 * How interest counts days.
 * - `30/360`: Bond Basis, ISDA 2006 §4.16(f)
 * - `30/360 US`: with the end-of-February rule (SIA, bond basis of US agencies and corporates)
 * - `30E/360`: Eurobond basis, ISDA 2006 §4.16(g)
 * - `30E/360 ISDA`: ISDA 2006 §4.16(h)
 * - `ACT/360`, `ACT/365F`: §4.16(e), (d)
 * - `ACT/ACT ISDA`: §4.16(b); `ACT/ACT ICMA`: §4.16(c), ICMA rule 251.1; `ACT/ACT AFB`: Association française des banques
 * - `ACT/ACT`: the same as `ACT/ACT ISDA`
 * - `equal periods`: each regular period counts its months over twelve, as instalment loans are quoted
 */
export type DayCount =
  | '30/360'
  | '30/360 US'
  | '30E/360'
  | '30E/360 ISDA'
  | 'ACT/360'
  | 'ACT/365F'
  | 'ACT/ACT'
  | 'ACT/ACT ISDA'
  | 'ACT/ACT ICMA'
  | 'ACT/ACT AFB'
  | 'equal periods'

/** What some conventions need to know beside the two days. */
export interface DayCountContext {
  /** Regular coupon period that the days belong to (ICMA); whole periods before and after it follow from it. */
  readonly reference?: { readonly start: number; readonly end: number }
  /** Maturity, which 30E/360 ISDA spares its end-of-February rule. */
  readonly maturity?: number
}
