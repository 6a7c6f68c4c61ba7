import { quoteRestingPurchase, quoteRestingSale, type RestingQuote, restingDepth } from '@specie/quant'
import { type Generator, generator } from './generator.ts'

const START = 1_800_000_000n

/** Trades against one maker's resting quote after another: prices and time move, fills are whole, partial or none. */
export function quoteLives() {
  const random = generator(11)
  return { cases: Array.from({ length: 12 }, (_, n) => life(random, n)) }
}

function life(random: Generator, n: number) {
  const most = random.amount(1e6, 1e13)
  const skew = n % 4 === 0 ? 0n : random.amount(0, 20_000)
  let quote: RestingQuote = {
    below: random.amount(0, 3_000),
    above: random.amount(0, 3_000),
    skew,
    size: n % 3 === 0 ? 10_000n : random.amount(1, 9_999),
    end: START + 30n * 86_400n,
    most,
    sellsOnly: false,
    cash: random.amount(0, Number(most)),
    shares: random.amount(0, Number(most)),
    used: 0n,
    time: START,
  }
  const start = quote
  const steps = Array.from({ length: 12 }, () => {
    const { step, after } = trade(random, quote)
    quote = { ...quote, ...after }
    return step
  })
  const { below, above, size } = start
  return { terms: [below, above, skew, size, start.end, most], start: [start.cash, start.shares, START], steps }
}

/** Inputs: whether it buys, time, bid, ask, amount, spread; expected: filled, cash moved, depths, book after. */
function trade(random: Generator, quote: RestingQuote) {
  const sale = random.next() < 0.55
  const time = quote.time + random.amount(0, 5_000)
  const bid = random.amount(2e14, 1.3e15) * 1000n + random.amount(0, 999)
  const ask = bid + random.amount(0, 1e16)
  const amount = random.amount(1, random.next() < 0.3 ? 1_000 : Number(quote.most))
  const spread = random.amount(0, 20_000)
  const { buys, sells } = restingDepth(quote, spread, bid, time)
  const { filled, moved, after } = sale
    ? saleOf(quote, amount, bid, time)
    : purchaseOf(quote, amount, ask, time)
  const inputs = [sale ? 1 : 0, time, bid, ask, amount, spread]
  const expected = [filled, moved, buys, sells, after.cash, after.shares, after.used]
  return { after, step: { inputs, expected } }
}

function saleOf(quote: RestingQuote, amount: bigint, bid: bigint, time: bigint) {
  const { filled, paid, after } = quoteRestingSale(quote, amount, bid, time)
  return { filled, moved: paid, after }
}

function purchaseOf(quote: RestingQuote, amount: bigint, ask: bigint, time: bigint) {
  const { filled, cost, after } = quoteRestingPurchase(quote, amount, ask, time)
  return { filled, moved: cost, after }
}
