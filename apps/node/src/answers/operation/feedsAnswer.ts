import type { Feed } from '@specie/api'
import { type FeedFacts, feedList } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import { BUCKET_ENDS, unpackCurve } from '@specie/quant'
import { formatAmount } from '@specie/units'
import { getAddress } from 'viem'
import type { Services } from '../../Services.ts'

/** All feeds at a block. */
export async function feedsAnswer({ database }: Services, block: BlockReference): Promise<Feed[]> {
  const feeds = await feedList(database.db, { atBlock: block.number })
  return feeds.map(feedAnswer)
}

function feedAnswer(facts: FeedFacts): Feed {
  const { feed, name, kind, fresh, age, maxAge, reporters, reports, answer, decimals, parkedData } = facts
  return {
    feed,
    name,
    kind,
    fresh,
    age: age === null ? 0 : Number(age),
    maxAge: Number(maxAge),
    reporters: reporters.map((one) => getAddress(one)),
    reports: Number(reports),
    answer: answer === null ? null : formatAmount(answer, decimals),
    curve:
      kind === 'curve' && facts.data !== null ? zeroRates(unpackCurve(BigInt(facts.data)).forwards) : null,
    parked: parkedData !== null,
  }
}

/** Zero rates at the ends of the buckets: the mean of the forwards up to there. */
function zeroRates(forwards: readonly number[]): NonNullable<Feed['curve']> {
  let [grown, from] = [0, 0]
  return BUCKET_ENDS.map((months, index) => {
    const years = months / 12
    grown += ((forwards[index] ?? 0) / 1e7) * (years - from)
    from = years
    return { years, rate: grown / years }
  })
}
