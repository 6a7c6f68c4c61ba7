import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  collect,
  encodeLadder,
  encodeMoment,
  exactValue,
  expWad,
  type Ladder,
  lnWad,
  momentsOf,
  packCurve,
  remark,
  split,
  type Tranche,
  type Waterfall,
} from '@specie/quant'
import { auctions } from './vectors/auction.ts'
import { deskSales } from './vectors/desk.ts'
import { exitSplits } from './vectors/exits.ts'
import { feeDrifts } from './vectors/fee.ts'
import { describeState, type Generator, generator, levelPay, randomCurve } from './vectors/generator.ts'
import { guardLives } from './vectors/guard.ts'
import { holdLives } from './vectors/hold.ts'
import { navScenarios } from './vectors/nav.ts'
import { quoteLives } from './vectors/quotes.ts'
import { windowLives } from './vectors/windows.ts'

/*
 * Writes contracts/test/vectors/*.json: what the TypeScript model computes and the contracts must compute too, to the
 * unit. Seeded and deterministic. `--check` writes nothing and fails when a committed file differs.
 */

const FOLDER = join(import.meta.dirname, '../contracts/test/vectors')

function exponentials() {
  const random = generator(1)
  const edges = [
    0n,
    1n,
    -1n,
    10n ** 18n,
    -(10n ** 18n),
    -41446531673892822312n,
    -41446531673892822313n,
    135305999368893231588n,
  ]
  const near = Array.from({ length: 40 }, () => BigInt(Math.trunc((random.next() - 0.5) * 1e17)))
  const wide = Array.from({ length: 40 }, () => BigInt(Math.trunc(random.next() * 1.76e20 - 4.1e19)))
  const x = [...edges, ...near, ...wide]
  return { x, expWad: x.map(expWad) }
}

function logarithms() {
  const random = generator(2)
  const edges = [1n, 2n, 10n ** 18n - 1n, 10n ** 18n, 10n ** 18n + 1n, 2n ** 128n, 2n ** 255n - 1n]
  const spread = Array.from(
    { length: 60 },
    () => BigInt(Math.trunc(random.next() * 2 ** 53)) << random.amount(0, 200),
  )
  const x = [...edges, ...spread.map((value) => value + 1n)]
  return { x, lnWad: x.map(lnWad) }
}

const LADDER_SHAPES = [
  [1],
  [3],
  [4],
  [36],
  [60],
  [120],
  [360],
  [12, 36, 60],
  [360, 7, 84, 241],
  Array.from({ length: 16 }, (_, g) => 5 * g + 1),
]

function ladders() {
  const random = generator(3)
  const cases = LADDER_SHAPES.flatMap((shape) =>
    [0, random.whole(-1_000_000, 30_000_000)].map((hazardShift) => ladderCase(random, shape, hazardShift)),
  )
  cases.push({ ...describeLadder([], randomCurve(random), 0) })
  return { cases }
}

function ladderCase(random: Generator, shape: readonly number[], hazardShift: number) {
  return describeLadder(
    shape.map((months) => levelPay(random, months)),
    randomCurve(random),
    hazardShift,
  )
}

function describeLadder(ladder: Ladder, forwards: number[], hazardShift: number) {
  const { buckets, value, due, averageSpread } = exactValue(ladder, forwards, hazardShift)
  return {
    ladder: `0x${Buffer.from(encodeLadder(ladder)).toString('hex')}`,
    curve: packCurve({ day: 20_454, forwards }),
    forwards,
    hazardShift,
    presentValues: buckets,
    value,
    due,
    averageSpread,
    moments: momentsOf(ladder, forwards, hazardShift).map(encodeMoment),
  }
}

function moments() {
  const random = generator(4)
  const cases = LADDER_SHAPES.flatMap((shape) => {
    const ladder = shape.map((months) => levelPay(random, months))
    const base = randomCurve(random)
    const words = momentsOf(ladder, base)
    return [0, 1_000, 100_000].map((size) => {
      const forwards = base.map((forward) => forward + random.whole(-size, size))
      const hazardChange = random.whole(-size, size) * 10
      return {
        moments: words.map(encodeMoment),
        curve: packCurve({ day: 20_454, forwards }),
        forwards,
        hazardChange,
        value: remark(words, forwards, hazardChange),
        exactValue: exactValue(ladder, forwards, hazardChange).value,
      }
    })
  })
  return { cases }
}

function waterfalls() {
  const random = generator(5)
  return { cases: Array.from({ length: 24 }, (_, n) => waterfallCase(random, 1 + (n % 3), n)) }
}

function waterfallCase(random: Generator, count: number, n: number) {
  const start = openWaterfall(random, count, n)
  let state = start
  const steps = Array.from({ length: 10 }, (_, k) => {
    const dt = random.whole(0, 5_000_000)
    const collection = {
      interest: random.amount(0, 2e10),
      principal: random.amount(0, n % 4 === 0 ? 3e11 : 5e10),
      recoveries: random.next() < 0.3 ? random.amount(0, 1e10) : 0n,
      value: random.amount(0, 2e12),
      windingDown: n % 5 === 0 && k > 5,
    }
    const at = state.since + BigInt(dt)
    const { after, feesPaid, paid, covered } = collect(state, collection, at)
    const splitAt = at + random.amount(0, 5_000_000)
    const { values, feesDue } = split(after, collection.value, splitAt)
    state = after
    return {
      dt,
      ...collection,
      expected: { feesPaid, paid, covered, ...describeState(after), splitAt, values, feesDue },
    }
  })
  return {
    coupons: start.tranches.map((tranche) => tranche.coupon),
    distributing: start.tranches.map((tranche) => tranche.distributing),
    coverageRatios: start.coverageRatios,
    feeRate: start.feeRate,
    start: describeState(start),
    steps,
  }
}

function openWaterfall(random: Generator, count: number, n: number): Waterfall {
  const tranche = (i: number): Tranche => ({
    principal: i === count - 1 ? 0n : random.amount(1e9, 1e12),
    coupon: i === count - 1 ? 0n : random.amount(0, 200_000_000),
    accrued: i === count - 1 ? 0n : random.amount(0, 1e9),
    distributing: random.next() < 0.5,
    earmark: n % 2 === 0 ? 0n : random.amount(0, 1e10),
  })
  return {
    tranches: Array.from({ length: count }, (_, i) => tranche(i)),
    coverageRatios: Array.from({ length: count - 1 }, () => random.amount(1e9, 1.4e9)),
    feeRate: random.amount(0, 20_000_000),
    base: random.amount(0, 2e12),
    fees: random.amount(0, 1e9),
    trapped: n % 3 === 0 ? random.amount(0, 1e10) : 0n,
    since: 1_767_225_600n,
  }
}

/** Whole numbers as decimal strings: JSON numbers lose digits beyond 2^53. */
function toJson(content: unknown): string {
  const plain = (_: string, value: unknown) =>
    typeof value === 'bigint' || typeof value === 'number' ? String(value) : value
  return `${JSON.stringify(content, plain, 1)}\n`
}

const files: Record<string, () => object> = {
  expWad: exponentials,
  lnWad: logarithms,
  ladder: ladders,
  moments,
  waterfall: waterfalls,
  desk: deskSales,
  hold: holdLives,
  fee: feeDrifts,
  windows: windowLives,
  auction: auctions,
  quotes: quoteLives,
  exits: exitSplits,
  guard: guardLives,
  ...Object.fromEntries(navScenarios().map((scenario, n) => [`nav${n}`, () => scenario])),
}

const check = process.argv.includes('--check')
mkdirSync(FOLDER, { recursive: true })
const differing = Object.entries(files).filter(([name, make]) => {
  const file = join(FOLDER, `${name}.json`)
  const text = toJson(counted(make()))
  if (check) return text !== readFileSync(file, 'utf8')
  writeFileSync(file, text)
  return false
})
if (differing.length > 0) {
  console.error(
    `These vectors differ from what the model computes: ${differing.map(([name]) => `${name}.json`).join(', ')}`,
  )
  console.error('to mend it: run `node scripts/vectors.ts` and look at the difference before you commit it')
  process.exitCode = 1
}

function counted(content: object) {
  const list =
    'cases' in content ? content.cases : 'steps' in content ? content.steps : Object.values(content)[0]
  return { count: (list as unknown[]).length, ...content }
}
