import type { OpeningPreview, OpeningTerms } from '@specie/api'
import { type PoolMarket, readMarket } from '@specie/servicing'
import type { Services } from '../Services.ts'
import { acceptedText, type KeptTape } from '../tapes/tapeStore.ts'
import { assumptionsOf } from './assumptionsOf.ts'
import { notAccepted } from './notAccepted.ts'
import type { TapeValue } from './valueTape.ts'

/** A preview, and what it was computed from. */
export interface Previewed {
  readonly preview: OpeningPreview
  readonly value: TapeValue
  readonly market: PoolMarket
  /** Canonical text of the loans. */
  readonly accepted: string
}

/**
 * Values an accepted tape on the given terms at the present market. Nothing is sent or kept.
 * @throws SpecieError `market.stale`, ArgumentError for segments without assumptions
 */
export async function previewOpening(
  services: Services,
  kept: KeptTape,
  terms: OpeningTerms,
): Promise<Previewed> {
  const accepted = await acceptedText(services.database, kept.id)
  if (accepted === undefined) throw notAccepted(kept)
  const market = await readMarket(services.client, terms.curveFeed)
  const value = await services.workshop.perform({
    kind: 'value',
    tape: kept.id,
    accepted,
    assumptions: assumptionsOf(terms),
    market,
    shares: terms.tranches.map(({ share }) => share),
  })
  return { preview: previewAnswer(value, terms), value, market, accepted }
}

function previewAnswer(found: TapeValue, terms: OpeningTerms): OpeningPreview {
  const part = (share: number) => (found.value * BigInt(Math.round(share * 1e9))) / 1_000_000_000n
  let senior = 0n
  const tranches = terms.tranches.map(({ symbol, share, coupon }, index) => {
    const maximum = part(share)
    senior += maximum
    return {
      symbol,
      maximum: String(maximum),
      coupon,
      coverage: senior === 0n ? 0 : Number(found.value) / Number(senior),
      expectedLoss: found.trancheLosses[index] ?? null,
    }
  })
  return {
    value: String(found.value),
    balance: String(found.balance),
    expectedLoss: String(found.expectedLoss),
    decimals: found.decimals,
    currency: found.currency,
    tranches,
    sensitivities: found.sensitivities.map(({ what, change }) => ({ what, change: String(change) })),
    cashFlows: found.cashFlows.map(({ until, scheduled, expected }) => ({
      until,
      scheduled: String(scheduled),
      expected: String(expected),
    })),
    segments: found.segments.map(({ name, loans }) => ({ name, loans })),
    terms,
  }
}
