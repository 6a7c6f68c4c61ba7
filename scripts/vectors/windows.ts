import { openWindows, orderNow, placeOrder, settleWindow, takeOut, type WindowBook, type WindowTerms } from '@specie/quant'
import { type Generator, generator } from './generator.ts'

const HOLDERS = 3
const SUPPLY = 3n * 10n ** 15n

interface Step {
  readonly inputs: readonly (bigint | number)[]
  readonly expected: readonly (bigint | number)[]
}

/** Lives of windows: orders of three holders, settlements of all kinds, claims and cancelations, under four sets of terms. */
export function windowLives() {
  const random = generator(8)
  return { cases: [0, 1, 2, 3].map((n) => life(random, terms(n))) }
}

function terms(n: number): WindowTerms {
  return {
    notice: [0, 45, 90],
    fee: n === 0 ? [0n, 0n, 0n] : [1_000n, 400n, 0n],
    swing: n > 1 ? 1_500n : 0n,
    swingAt: n > 1 ? 30_000n : 0n,
    most: n === 3 ? 7_000n : 100_000n,
    patience: 3,
  }
}

function life(random: Generator, agreed: WindowTerms) {
  let book = openWindows(agreed)
  const steps: Step[] = []
  const dues = Array.from({ length: HOLDERS }, () => 0n)
  const record = (next: WindowBook, inputs: Step['inputs'], expected: Step['expected']) => {
    book = next
    steps.push({ inputs, expected })
  }
  while (book.next < 30) {
    const kind = random.next()
    if (kind < 0.3) order(random, book, record)
    else if (kind < 0.6) settle(random, book, record)
    else if (kind < 0.7) cancel(random, book, dues, record)
    else if (kind < 0.8) claim(random, book, dues, record)
    else ask(random, book, record)
  }
  const { notice, fee, swing, swingAt, most } = agreed
  return { terms: [...notice, ...fee, swing, swingAt, most], supply: SUPPLY, steps }
}

type Recorder = (book: WindowBook, inputs: Step['inputs'], expected: Step['expected']) => void

function order(random: Generator, book: WindowBook, record: Recorder) {
  const holder = random.whole(0, HOLDERS - 1)
  const tier = random.whole(0, 2) as 0 | 1 | 2
  // windows of the contract's test are 30 days apart: this many ahead gives the notice of the tier
  const window = book.next + (tier === 0 ? 0 : tier === 1 ? 1 : 2)
  const shares = random.amount(200, random.next() < 0.3 ? 1e4 : 1e13)
  const after = placeOrder(book, `${holder}`, window, shares, tier)
  const { shares: joined, weight } = after.joining.get(window)!
  record(after, [0, holder, window, shares, tier], [joined, weight])
}

function settle(random: Generator, book: WindowBook, record: Recorder) {
  const joins = book.joining.get(book.next) ?? { shares: 0n, weight: 0n }
  const bid = random.next() < 0.05 ? 0n : random.amount(2e14, 1.3e15) * 1000n + random.amount(0, 999)
  const full = ((book.waiting.weight + joins.weight) * bid) / 10n ** 18n
  const kind = random.next()
  const part = BigInt(Math.trunc(random.next() * 1e6))
  const nearly = full - full / 10n ** 10n
  const funded = kind < 0.15 ? 0n : kind < 0.3 ? full + part : kind < 0.4 ? nearly : kind < 0.5 ? part : (full * part) / 1_000_000n
  const { book: after, outcome } = settleWindow(book, funded, bid, SUPPLY)
  record(after, [1, funded, bid], [outcome.price, outcome.redeemed, outcome.cash, after.waiting.shares, after.waiting.weight, after.empty])
}

/** Takes shares out of an order that has been carried over; what it has coming waits for the holder's claim. */
function cancel(random: Generator, book: WindowBook, dues: bigint[], record: Recorder) {
  const found = some(random, book)
  if (found === undefined || found.window >= book.next) return
  const { holder, window } = found
  const shares = (orderNow(book, `${holder}`, window).shares * BigInt(random.whole(0, 100))) / 100n
  if (shares === 0n) return
  const { book: after, cash } = takeOut(book, `${holder}`, window, shares)
  dues[holder]! += cash
  const left = orderNow(after, `${holder}`, window)
  record(after, [2, holder, window, shares], [left.shares, left.weight])
}

/** Pays all that a holder has coming. */
function claim(random: Generator, book: WindowBook, dues: bigint[], record: Recorder) {
  const holder = random.whole(0, HOLDERS - 1)
  let after = book
  let cash = dues[holder]!
  for (const key of book.orders.keys()) {
    const [name, window] = key.split(' ')
    if (name !== `${holder}`) continue
    const taken = takeOut(after, name, Number(window), 0n)
    cash += taken.cash
    if (taken.cash !== 0n) after = taken.book
  }
  if (cash === 0n) return
  dues[holder] = 0n
  record(after, [4, holder], [cash])
}

function ask(random: Generator, book: WindowBook, record: Recorder) {
  const found = some(random, book)
  if (found === undefined) return
  const { shares, weight, cash } = orderNow(book, `${found.holder}`, found.window)
  record(book, [3, found.holder, found.window], [shares, weight, cash])
}

function some(random: Generator, book: WindowBook) {
  const keys = [...book.orders.keys()]
  const key = keys[random.whole(0, keys.length - 1)]
  if (key === undefined) return undefined
  const [holder, window] = key.split(' ')
  return { holder: Number(holder), window: Number(window) }
}
