import type { SpecieClient } from '@specie/protocol'
import type { ExitKind } from '@specie/quant'
import type { Holder } from './holders.ts'
import type { Leaving } from './Leaving.ts'
import type { House } from './openHouse.ts'
import type { Clock } from './PeerOutcome.ts'

/** What a run through the contracts has seen so far. Cash units and share units as floating-point numbers. */
export interface HouseRun {
  readonly house: House
  /** Reads. */
  readonly reader: SpecieClient
  readonly leavings: Map<Holder, Leaving>
  /** Shares in the windows, by who handed them in. */
  readonly queue: Map<Holder, Queued>
  readonly taken: Record<ExitKind, number>
  /** By the hour, where both sides could be dealt at once: what buying and selling a thousandth of the supply
   * costs, as a part of the NAV. */
  readonly spreads: number[]
  /** By the hour: the pool's price against the NAV. */
  readonly gaps: number[]
  readonly reserve: ReserveFigures
  /** Hours and settlements with their NAV, for the houses that are only computed. */
  readonly clock: Clock[]
  readonly gas: { used: number; transactions: number }
  /** Value of all shares at the beginning. */
  readonly value: number
  makerThere: boolean
  /** Whether in this hour somebody has found nothing better than the queue. */
  full: boolean
  /** Hours in which a thousandth of the supply could be sold at once. */
  instant: number
  /** Part of the loss that has been stated. */
  stated: number
  /** Most that a claim differed from what its windows' events say. */
  claimsOff: number
  /** Holders who could not take out all they had. */
  locked: number
}

/** Shares that one holder has waiting. */
export interface Queued {
  readonly window: number
  shares: number
  /** Cash that settlements told it has coming. */
  cash: number
}

/** What the reserve's providers had and got. */
export interface ReserveFigures {
  readonly before: number
  after: number
  fees: number
  /** Paid too much because losses known by the hour were not stated yet. */
  late: number
  /** What inventory lost with the NAV after it was bought. */
  fallen: number
}

/** The price of the share now, cash a share, and the clock. */
export async function nowAt({ house, reader }: HouseRun): Promise<{ nav: number; time: number }> {
  const { nav, block } = await reader.market.read(house.share)
  return { nav: Number(nav.price) / 1e18, time: Number(block.timestamp) }
}
