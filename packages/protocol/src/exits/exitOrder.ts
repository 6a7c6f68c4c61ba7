import type { ExitKind } from '@specie/quant'
import { SpecieError } from '@specie/units'
import { type Address, encodeAbiParameters, type Hex } from 'viem'

/** A part of an order for one exit. */
export interface ExitLeg {
  readonly kind: ExitKind
  /** Share units. */
  readonly shares: bigint
  /** Cash units for all of them, in proportion when fewer are taken. */
  readonly minimumPaid: bigint
  /** What the exit needs besides: a block's signed quotes, a maker, a window. */
  readonly data?: Hex
}

/** An order to `Exits`. */
export interface ExitOrder {
  /** Of the cash. */
  readonly receiver: Address
  /** Unix seconds. */
  readonly deadline: number
  /** Cash units for all that legs are to sell at once, in proportion when less is sold. */
  readonly minimumPaid: bigint
  /** Share units that must be sold at once. */
  readonly minimumFilled: bigint
  /** What nobody takes goes into the first open window, not back. */
  readonly queue: boolean
  readonly legs: readonly ExitLeg[]
}

const KINDS: Readonly<Record<Exclude<ExitKind, 'borrow'>, number>> = {
  desk: 1,
  market: 2,
  block: 3,
  quotes: 4,
  windows: 5,
}

const ORDER = [
  {
    type: 'tuple',
    components: [
      { name: 'receiver', type: 'address' },
      { name: 'deadline', type: 'uint48' },
      { name: 'minimumPaid', type: 'uint128' },
      { name: 'minimumFilled', type: 'uint128' },
      { name: 'queue', type: 'bool' },
      {
        name: 'legs',
        type: 'tuple[]',
        components: [
          { name: 'kind', type: 'uint8' },
          { name: 'shares', type: 'uint128' },
          { name: 'minimumPaid', type: 'uint128' },
          { name: 'data', type: 'bytes' },
        ],
      },
    ],
  },
] as const

/**
 * The data that goes with the shares to `Exits`.
 * @throws SpecieError `exits.kind` for an exit that it does not carry out
 */
export function encodeExitOrder(order: ExitOrder): Hex {
  const legs = order.legs.map(({ data = '0x', ...leg }) => ({ ...leg, kind: kindNumber(leg.kind), data }))
  return encodeAbiParameters(ORDER, [{ ...order, legs }])
}

/** Name of a leg's kind in the event of an order; undefined for one that this SDK does not know. */
export function exitKind(number: number): ExitKind | undefined {
  return Object.entries(KINDS).find(([, value]) => value === number)?.[0] as ExitKind | undefined
}

function kindNumber(kind: ExitKind): number {
  if (kind !== 'borrow') return KINDS[kind]
  throw new SpecieError({
    code: 'exits.kind',
    message: 'A loan is not taken in the same message as a sale',
    expected: 'legs to desk, market, block, quotes or windows',
    remedy: 'borrow first, or sell',
  })
}
