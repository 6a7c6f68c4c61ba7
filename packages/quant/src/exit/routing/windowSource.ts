import { requireNumber } from '@specie/units'
import { WAD } from '../../fixed/wad.ts'
import { noticeTier, WINDOW_UNIT, type WindowTerms } from '../windows/WindowTerms.ts'
import { linearArc } from './Arc.ts'
import type { ExitSource } from './ExitSource.ts'

/** What is known of a window before its cut-off, and what is expected of it. Shares in share units. */
export interface WindowOutlook {
  readonly number: number
  /** Unix seconds. */
  readonly settles: bigint
  /** That take part already, those that have waited included. */
  readonly shares: bigint
  /** Of the share. */
  readonly supply: bigint
  /** WAD. */
  readonly bid: bigint
  /** Part of what is handed in that a window is expected to redeem, above 0 to 1. */
  readonly fill: number
  /** Years between one window and the next. */
  readonly period: number
  /** Per year: what waiting costs beyond what the share earns, y − r. */
  readonly excess: number
}

const LEAST_FILL = 1e-6

/**
 * The windows as a curve of what is expected of them: P·(1 − swing)·(1 − fee)·(1 − wait·(y − r)), where the swing grows
 * with what is handed in and the wait is until the settlement and, with a fill φ, (1 − φ)/φ windows more. As far as the
 * swing grows; who hands in more waits for a later window.
 *
 * @throws ArgumentError when a number is out of its bounds
 */
export function windowSource(
  terms: WindowTerms,
  outlook: WindowOutlook,
  time: bigint,
): ExitSource | undefined {
  const { supply, shares: joined, fill, period, excess } = outlook
  requireNumber('fill', fill, LEAST_FILL, 1)
  requireNumber('period', period, 0)
  requireNumber('excess', excess)
  const fee = terms.fee[noticeTier(terms, time, outlook.settles)]
  const wait = Number(outlook.settles - time) / (365 * 86_400) + (period * (1 - fill)) / fill
  const kept = 1 - wait * excess
  const swingRoom = (supply * terms.swingAt) / WINDOW_UNIT - joined
  const most = terms.swingAt === 0n ? supply : swingRoom
  if (kept <= 0 || most <= 0n || outlook.bid === 0n) return undefined
  const unit = Number(WINDOW_UNIT)
  const price = (Number(outlook.bid) / Number(WAD)) * (1 - Number(fee) / unit) * kept
  const full = terms.swingAt === 0n ? 1 : (Number(supply) * Number(terms.swingAt)) / unit
  const swing = Number(terms.swing) / unit / full
  // cash(x) = price·x·(1 − swing·(joined + x)), which falls by twice the swing a share
  const next = (taken: number) => price * (1 - swing * (Number(joined) + 2 * taken))
  return {
    kind: 'windows',
    name: String(outlook.number),
    most,
    runs: [{ arcs: [linearArc(Number(most), next(0), next(Number(most)))], whole: false }],
    cash: (taken) =>
      BigInt(Math.floor(price * Number(taken) * (1 - swing * (Number(joined) + Number(taken))))),
  }
}
