import { type DeskBucket, type HoldTerms, holdValue, quoteHold, quoteSale } from '@specie/quant'
import { type Generator, generator } from './generator.ts'

/** Tickets and sales at one desk, one after another, and what lots of tickets count for providers. */
export function holdLives() {
  const random = generator(8)
  const start: DeskBucket = { limit: 999_999_995_904n, base: 100n, slope: 4_000n, window: 10n, use: 0n, since: 1_800_000_000n }
  let bucket = start
  const steps = Array.from({ length: 60 }, () => {
    const { step, after } = ticket(random, bucket)
    bucket = after
    return step
  })
  const values = Array.from({ length: 60 }, () => valued(random))
  return { terms: [start.limit, start.base, start.slope, start.window], since: start.since, steps, values }
}

/** A ticket where one is sold, else a sale; inputs: time, bid, amount, volatility, seconds, ceiling. */
function ticket(random: Generator, bucket: DeskBucket) {
  const time = bucket.since + random.amount(0, 100_000)
  const bid = random.amount(2e14, 1.3e15) * 1000n + random.amount(0, 999)
  const amount = random.amount(1_000, random.next() < 0.2 ? 10_000 : 2e11)
  const terms: HoldTerms = { volatility: random.amount(0, 1e6), longest: 7_776_000n, ceiling: random.amount(4000, 9500) }
  const seconds = random.amount(1, random.next() < 0.3 ? 100 : 7_776_000)
  const inputs = [time, bid, amount, terms.volatility, seconds, terms.ceiling]
  try {
    const { gross, paid, premium, after } = quoteHold(bucket, terms, amount, bid, time, time + seconds)
    return { after, step: { inputs, expected: [gross, paid, premium] } }
  } catch {
    const { filled, after } = quoteSale(bucket, amount, bid, 10n ** 15n, 0n, time)
    return { after: filled === 0n ? bucket : after, step: { inputs, expected: [0n, 0n, 0n] } }
  }
}

/** Inputs: shares, paid, lowest, highest, bid, ask. */
function valued(random: Generator) {
  const lowest = random.amount(5e14, 1e15) * 1000n
  const highest = lowest + (random.next() < 0.3 ? 0n : random.amount(0, 3e14) * 1000n)
  const shares = random.amount(1, 1e12)
  const mean = lowest + ((highest - lowest) * random.amount(0, 1000)) / 1000n
  const paid = (shares * mean) / 10n ** 18n
  const bid = random.amount(4e14, 1.4e15) * 1000n
  const ask = bid + random.amount(0, 1e14) * 1000n
  const { low, high } = holdValue({ shares, paid, lowest, highest }, bid, ask)
  return { inputs: [shares, paid, lowest, highest, bid, ask], expected: [low, high] }
}
