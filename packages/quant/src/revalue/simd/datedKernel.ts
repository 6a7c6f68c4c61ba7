import { COLUMN, PAIR, PAIRS } from './block.ts'
import type { Kernel } from './encodeModule.ts'
import { type Code, instructions } from './instructions.ts'

/**
 * A block of the dated kernel: what a loan keeps over one day, over 28, over its first period; its growth a month; what
 * a default recovers in payments; its payment; growth^−months; then the values that the kernel writes.
 */
export const datedBlock = {
  keptDay: 0,
  kept28: COLUMN,
  keptFirst: 2 * COLUMN,
  growth: 3 * COLUMN,
  recovered: 4 * COLUMN,
  payment: 5 * COLUMN,
  shrinkage: 6 * COLUMN,
  value: 7 * COLUMN,
}
export const datedBlockBytes = 8 * COLUMN

const PART = 8 * 362
/**
 * A table of one day of the month, entry k at 8·k: discount factors of payments, those of the middles of the periods,
 * and the addresses of the rows of factors that belong to the periods' lengths.
 */
export const datedTable = { payment: 0, middle: PART, row: 2 * PART, bytes: 3 * PART, count: 28 }

/** Factors of periods of 28 to 31 days, a row a length, made anew for each block. */
const row = { kept: 0, grown: COLUMN, lost: 2 * COLUMN, bytes: 3 * COLUMN }
const ROWS_AT = datedTable.bytes * datedTable.count
/** Address of the row of a period of `days` days. */
export const rowOf = (days: number): number => ROWS_AT + (days - 28) * row.bytes
/** Where the blocks begin. */
export const datedBlocksAt = rowOf(32)

const [BLOCK_AT, BLOCKS_END, TABLE, LAST, PERIOD, ROW] = [0, 1, 2, 3, 4, 5]
const VECTORS = 6
const [PAYMENT, MIDDLE, LOST, KEPT, DAY] = [0, 1, 2, 3, 4].map((n) => VECTORS + 2 * PAIRS.length + n) as [
  number,
  number,
  number,
  number,
  number,
]
const { get, set, integer, plus, minus, different, repeat, when } = instructions
const { load, loadInteger, loadTwice, store, add, sub, mul, constant } = instructions
const paid = (pair: number): number => VECTORS + pair
const left = (pair: number): number => VECTORS + PAIRS.length + pair
const field = (offset: number, pair: number): Code => load(get(BLOCK_AT), offset + PAIR * pair)

/**
 * `run(blocks, blocksEnd, table, table + 8·months)`: values of loans on actual dates, of one day of the month and the
 * same months left.
 *
 * With the balance A − C·g^k, the share kept of each period κ(k), discount factors D(k) of payments and M(k) of middles,
 * and ρ = recovery·A/payment, backwards over the periods: u ← (u + D)·κ + ρ(1 − κ)·M and z ← z·κ·g + ρ(1 − κ)·M. The value
 * is payment·(u − z·C/A), where C/A = g^−months.
 */
export function datedKernel(): Kernel {
  const again = [
    ...set(ROW, loadInteger(get(PERIOD), datedTable.row)),
    ...factors(),
    ...PAIRS.flatMap((pair) => {
      const of = (offset: number): Code => load(get(ROW), offset + PAIR * pair)
      return step(pair, of(row.kept), of(row.grown), of(row.lost))
    }),
    ...set(PERIOD, minus(get(PERIOD), integer(8))),
  ]
  const secondAndLater = repeat(again, different(get(PERIOD), plus(get(TABLE), integer(8))))
  const body = repeat(
    [
      ...PAIRS.flatMap((pair) => [...set(paid(pair), constant(0)), ...set(left(pair), constant(0))]),
      ...PAIRS.flatMap(rows),
      ...set(PERIOD, get(LAST)),
      ...when(different(get(PERIOD), plus(get(TABLE), integer(8))), secondAndLater),
      ...factors(),
      ...PAIRS.flatMap(first),
      ...set(BLOCK_AT, plus(get(BLOCK_AT), integer(datedBlockBytes))),
    ],
    different(get(BLOCK_AT), get(BLOCKS_END)),
  )
  return { parameters: 4, integers: 2, vectors: 2 * PAIRS.length + 5, body }
}

/** Discount factors of the period. */
function factors(): Code {
  return [
    ...set(PAYMENT, loadTwice(get(PERIOD), datedTable.payment)),
    ...set(MIDDLE, loadTwice(get(PERIOD), datedTable.middle)),
  ]
}

function step(pair: number, kept: Code, grown: Code, lost: Code): Code {
  return [
    ...set(LOST, mul(lost, get(MIDDLE))),
    ...set(paid(pair), add(mul(add(get(paid(pair)), get(PAYMENT)), kept), get(LOST))),
    ...set(left(pair), add(mul(get(left(pair)), grown), get(LOST))),
  ]
}

/** What is kept, kept and grown, and lost over 28, 29, 30 and 31 days. */
function rows(pair: number): Code {
  const lengths = [28, 29, 30, 31].flatMap((days) => {
    const to = (offset: number, value: Code): Code =>
      store(integer(0), rowOf(days) + offset + PAIR * pair, value)
    return [
      ...(days === 28 ? [] : set(KEPT, mul(get(KEPT), get(DAY)))),
      ...to(row.kept, get(KEPT)),
      ...to(row.grown, mul(get(KEPT), field(datedBlock.growth, pair))),
      ...to(row.lost, lostOver(pair)),
    ]
  })
  return [
    ...set(DAY, field(datedBlock.keptDay, pair)),
    ...set(KEPT, field(datedBlock.kept28, pair)),
    ...lengths,
  ]
}

function lostOver(pair: number): Code {
  return mul(field(datedBlock.recovered, pair), sub(constant(1), get(KEPT)))
}

/** The period under way at the valuation, which has a length of its own, and the value. */
function first(pair: number): Code {
  const value = sub(get(paid(pair)), mul(field(datedBlock.shrinkage, pair), get(left(pair))))
  return [
    ...set(KEPT, field(datedBlock.keptFirst, pair)),
    ...step(pair, get(KEPT), mul(get(KEPT), field(datedBlock.growth, pair)), lostOver(pair)),
    ...store(get(BLOCK_AT), datedBlock.value + PAIR * pair, mul(field(datedBlock.payment, pair), value)),
  ]
}
