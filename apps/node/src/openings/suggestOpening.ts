import type { OpeningTerms } from '@specie/api'
import { persona } from '@specie/protocol'
import {
  FALLBACK,
  type PoolAssumptions,
  type SegmentBy,
  USUAL_CURVE_FEED,
  USUAL_TRANCHES,
} from '@specie/servicing'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Services } from '../Services.ts'
import type { KeptTape } from '../tapes/tapeStore.ts'
import { acceptedText } from '../tapes/tapeStore.ts'
import { segmentsAnswer } from './assumptionsOf.ts'
import { notAccepted } from './notAccepted.ts'

/** Over the curve, a year, where nobody says otherwise. */
const USUAL_SPREAD = 0.03
/** More segments than this say more about chance than about risk. */
const MOST_SEGMENTS = 40

/**
 * The usual terms for a tape, with assumptions estimated from what its loans went through by the cut-off.
 * @param segmentBy what loans are told apart by; left out: whatever makes several groups, and not too many
 */
export async function suggestOpening(
  services: Services,
  kept: KeptTape,
  caller: Address,
  segmentBy: SegmentBy = segmentByOf(kept),
): Promise<OpeningTerms> {
  const { local } = services
  return {
    name: nameOf(kept.fileName),
    ...segmentsAnswer(await assumptionsFor(services, kept, segmentBy)),
    tranches: USUAL_TRANCHES.map((tranche) => ({ ...tranche })),
    curveFeed: USUAL_CURVE_FEED,
    raiseDays: 30,
    minimumShare: 0.5,
    feeRate: 0.005,
    writeDown: [0.1, 0.25, 0.5],
    bondShare: 0.01,
    countries: [],
    servicer: local ? persona('servicer').address : caller,
    valuer: local ? persona('valuer').address : caller,
  }
}

async function assumptionsFor(
  { workshop, database }: Services,
  kept: KeptTape,
  segmentBy: SegmentBy,
): Promise<PoolAssumptions> {
  const accepted = await acceptedText(database, kept.id)
  if (accepted === undefined) throw notAccepted(kept)
  const { id: tape, fileName: file, found, settings } = kept
  try {
    return await workshop.perform({
      kind: 'estimate',
      tape,
      file,
      found,
      settings,
      segmentBy,
      spread: USUAL_SPREAD,
      accepted,
    })
  } catch (error) {
    // Nothing of the past is known: what is believed then is broad, and shown as such.
    if (!(error instanceof SpecieError)) throw error
    return { segmentBy, segments: segmentNames(kept, segmentBy).map(fallback) }
  }
}

function fallback(name: string): PoolAssumptions['segments'][number] {
  const whole = (fraction: number) => Math.round(fraction * 1e9)
  return {
    name,
    hazard: whole(FALLBACK.hazard),
    recovery: whole(FALLBACK.recovery),
    spread: whole(USUAL_SPREAD),
    prepayment: whole(1 - Math.exp(-FALLBACK.prepayment / 12)),
  }
}

function segmentByOf(kept: KeptTape): SegmentBy {
  for (const by of ['grade', 'country'] as const) {
    const names = segmentNames(kept, by)
    if (names.length > 1 && names.length <= MOST_SEGMENTS) return by
  }
  return 'none'
}

function segmentNames({ check }: KeptTape, by: SegmentBy): string[] {
  if (by === 'none') return ['all']
  return (check?.figures?.groups ?? []).filter((group) => group.by === by).map(({ name }) => name)
}

function nameOf(fileName: string): string {
  const words = fileName
    .replace(/(\.(csv|tsv|txt|xlsx|parquet|gz))+$/i, '')
    .replace(/[_\-.]+/g, ' ')
    .trim()
  const name = words.charAt(0).toUpperCase() + words.slice(1)
  return name.slice(0, 40) || 'Pool'
}
