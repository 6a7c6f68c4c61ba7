import { less } from '../fixed/less.ts'
import { maximum } from '../fixed/maximum.ts'
import { minimum } from '../fixed/minimum.ts'
import { MONTH, RATE_UNIT, YEAR } from '../fixed/wad.ts'
import type { Figures, NavSettings } from './Figures.ts'
import { horizonOf } from './path.ts'

/**
 * Judges a new valuation against the accepted one and either accepts or parks it, as the contract does: moves accepted
 * without the valuer add up and are forgotten evenly, `up` (`down`) a month, so that neither one report nor many leave
 * the band; a higher spread counts as the growth it would add until the horizon. Falls of the gross value, which
 * entries follow, are added up on their own: stating losses first and writing them off then is a fall.
 *
 * @param figures with the new valuation in place and the accepted one and its unrealised losses beside it
 * @param before accepted total assets, gross of unrealised losses
 * @param afterwards new total assets, likewise, cash received included
 */
export function judge(
  figures: Figures,
  before: bigint,
  afterwards: bigint,
  now: bigint,
  settings: NavSettings,
): Figures {
  const remembered = (sum: bigint) => forgotten(sum, now - figures.movedAt, settings)
  const slide = remembered(figures.slide)
  const slid = minimum(slide + grossMove(before, afterwards), settings.up)
  const drift = remembered(figures.drift)
  const move = relativeMove(less(before, figures.impairment), less(afterwards, figures.pendingImpairment))
  const risen = move === undefined ? undefined : drift + move + spreadMove(figures, now)
  const inside =
    risen !== undefined && risen <= settings.up && risen >= -settings.down && slid >= -settings.down
  const moved = inside ? { drift: risen, slide: slid, movedAt: now } : { drift, slide, movedAt: now }
  // what is worth nothing either way has nothing to park: recoveries after a write-off arrive as cash
  if (inside || (figures.value === 0n && figures.acceptedValue === 0n)) {
    return {
      ...figures,
      ...moved,
      status: 'accepted',
      impairment: figures.pendingImpairment,
      acceptedValue: 0n,
      acceptedSpread: 0n,
      pendingImpairment: 0n,
    }
  }
  const impairment = maximum(figures.impairment, figures.pendingImpairment)
  return { ...figures, ...moved, status: 'parked', impairment }
}

/** Relative move, 1e-9, never counted too small upwards; undefined when something comes from nothing. */
function relativeMove(before: bigint, afterwards: bigint): bigint | undefined {
  if (afterwards < before) return -((before - afterwards) * RATE_UNIT) / before
  if (before !== 0n) return ((afterwards - before) * RATE_UNIT + before - 1n) / before
  return afterwards === 0n ? 0n : undefined
}

/** Relative move, 1e-9, a fall never counted too small; nothing from nothing. */
function grossMove(before: bigint, afterwards: bigint): bigint {
  if (before === 0n) return 0n
  if (afterwards < before) return -(((before - afterwards) * RATE_UNIT + before - 1n) / before)
  return ((afterwards - before) * RATE_UNIT) / before
}

function spreadMove(figures: Figures, now: bigint): bigint {
  const end = horizonOf(figures)
  if (figures.spread <= figures.acceptedSpread || now >= end) return 0n
  return ((figures.spread - figures.acceptedSpread) * (end - now)) / YEAR + 1n
}

/** What is remembered after `elapsed` seconds of a sum of earlier moves, 1e-9. */
function forgotten(sum: bigint, elapsed: bigint, settings: NavSettings): bigint {
  if (sum > 0n) return maximum(sum - (settings.up * elapsed) / MONTH, 0n)
  if (sum < 0n) return minimum(sum + (settings.down * elapsed) / MONTH, 0n)
  return 0n
}
