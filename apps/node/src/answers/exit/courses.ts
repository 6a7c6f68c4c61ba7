import { priceHistory } from '@specie/ledger'
import { type BlockReference, NAV_SETTINGS } from '@specie/protocol'
import { type MarkCourse, markCourse } from '@specie/quant'
import type { Hex } from 'viem'
import type { Services } from '../../Services.ts'

/** Prices of a share over time, up to a block, out of the marks in the index. */
export async function courseOf(
  { database }: Pick<Services, 'database'>,
  share: Hex,
  block: BlockReference,
): Promise<MarkCourse> {
  const marks = await priceHistory(database.db, share.toLowerCase() as Hex, { atBlock: block.number })
  return markCourse(
    marks.map(({ time, price, gross, rate, until }) => {
      return { since: Number(time), price, gross, rate, until: Number(until) }
    }),
    NAV_SETTINGS.delay,
  )
}

/** The same for several shares, by address in lower case. */
export async function coursesOf(
  services: Pick<Services, 'database'>,
  shares: readonly Hex[],
  block: BlockReference,
): Promise<ReadonlyMap<string, MarkCourse>> {
  const courses = await Promise.all(shares.map((share) => courseOf(services, share, block)))
  return new Map(shares.map((share, n) => [share.toLowerCase(), courses[n]!]))
}
