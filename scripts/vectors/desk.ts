import { type DeskBucket, quoteSale } from '@specie/quant'
import { type Generator, generator } from './generator.ts'

/** Sales to a desk, one after another: bids, cash and time move, fills are whole, partial or none. */
export function deskSales() {
  const random = generator(7)
  const start: DeskBucket = { limit: 999_999_995_904n, base: 100n, slope: 4_000n, window: 10n, use: 0n, since: 1_800_000_000n }
  let bucket = start
  const steps = Array.from({ length: 60 }, () => {
    const { step, after } = sale(random, bucket)
    bucket = after
    return step
  })
  return { terms: [start.limit, start.base, start.slope, start.window], since: start.since, steps }
}

function sale(random: Generator, bucket: DeskBucket) {
  const time = bucket.since + random.amount(0, 200_000)
  const bid = random.amount(2e14, 1.3e15) * 1000n + random.amount(0, 999)
  const amount = random.amount(1, random.next() < 0.3 ? 1_000 : 4e11)
  const till = random.amount(0, random.next() < 0.5 ? 1e10 : 1e12)
  const reserve = random.amount(0, 1e11)
  const { filled, gross, fee, paid, after } = quoteSale(bucket, amount, bid, till, reserve, time)
  const moved = filled === 0n ? bucket : after
  return { after: { ...moved }, step: { inputs: [time, bid, amount, till, reserve], expected: [filled, gross, fee, paid] } }
}
