import { COLUMN, PAIR, PAIRS } from './block.ts'
import type { Kernel } from './encodeModule.ts'
import { type Code, instructions } from './instructions.ts'

/** A block of the grid kernel: q, q·g and the factors of the two polynomials, then the values that it writes. */
export const gridBlock = { q: 0, grown: COLUMN, first: 2 * COLUMN, second: 3 * COLUMN, value: 4 * COLUMN }
export const gridBlockBytes = 5 * COLUMN

const [BLOCK_AT, BLOCKS_END, MONTHS_END, MONTH, VECTORS] = [0, 1, 2, 3, 4]

/**
 * `run(blocks, blocksEnd, 8·months)`: with discount factors D(k) at address 8·k, value = first·X(q) + second·X(q·g) with
 * X(y) = Σ D(k)·y^k by Horner's rule, for blocks of loans that all have the same months left.
 */
export function gridKernel(): Kernel {
  const { get, set, integer, plus, minus, different, repeat, load, loadTwice, store, add, mul, constant } =
    instructions
  const block = get(BLOCK_AT)
  const x = (pair: number) => VECTORS + pair
  const y = (pair: number) => VECTORS + PAIRS.length + pair
  const factor = VECTORS + 2 * PAIRS.length
  const each = (code: (pair: number) => Code) => PAIRS.flatMap((pair) => [...code(pair)])
  const begin = each((pair) => [...set(x(pair), constant(0)), ...set(y(pair), constant(0))])
  // the powers' bases stay in memory: registers are for what changes every month
  const step = each((pair) => [
    ...set(x(pair), mul(add(get(x(pair)), get(factor)), load(block, gridBlock.q + PAIR * pair))),
    ...set(y(pair), mul(add(get(y(pair)), get(factor)), load(block, gridBlock.grown + PAIR * pair))),
  ])
  const months = repeat(
    [...set(factor, loadTwice(get(MONTH), 0)), ...step, ...set(MONTH, minus(get(MONTH), integer(8)))],
    get(MONTH),
  )
  const finish = each((pair) =>
    store(
      block,
      gridBlock.value + PAIR * pair,
      add(
        mul(load(block, gridBlock.first + PAIR * pair), get(x(pair))),
        mul(load(block, gridBlock.second + PAIR * pair), get(y(pair))),
      ),
    ),
  )
  const next = set(BLOCK_AT, plus(block, integer(gridBlockBytes)))
  const body = repeat(
    [...set(MONTH, get(MONTHS_END)), ...begin, ...months, ...finish, ...next],
    different(get(BLOCK_AT), get(BLOCKS_END)),
  )
  return { parameters: 3, integers: 1, vectors: 2 * PAIRS.length + 1, body }
}
