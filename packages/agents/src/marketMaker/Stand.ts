import type { MakerStanding, MakersReading, RestingQuoteReading } from '@specie/protocol'
import type { Address } from 'viem'

/** What a maker sees of one share before it decides. */
export interface Stand {
  readonly share: Address
  readonly maker: Address
  /** Its rule and book, and the NAV. */
  readonly reading: RestingQuoteReading
  readonly makers: MakersReading
  /** Its record in the present epoch. */
  readonly standing: MakerStanding
  /** Cash units a share unit: the market's price, the NAV's where the share is not traded there. */
  readonly marketPrice: number
  /** Level of the guard, 0 where there is none. */
  readonly level: number
  /** What is in the book at the NAV, cash units. */
  readonly worth: bigint
}
