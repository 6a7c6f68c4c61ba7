import type { MarketPool } from '@specie/quant'
import { type Address, encodeAbiParameters, type Hex, keccak256, numberToHex } from 'viem'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { poolManagerAbi } from './poolManagerAbi.ts'

/** Where Uniswap's PoolManager keeps a pool: `pools` is its slot 6; then the parts of a pool's state. */
const POOLS = 6n
const LIQUIDITY = 3n
const TICKS = 4n
const BITMAP = 5n
const SPACING = 10

/**
 * Reads a pool's price, liquidity and all ends of ranges within `reach` ticks out of the PoolManager's storage.
 * @param id Uniswap's id of the pool
 */
export async function readPoolSlots(
  context: Pick<Context, 'reader'>,
  manager: Address,
  id: Hex,
  blockNumber: bigint,
  reach = 20_000,
): Promise<MarketPool> {
  const load = (slots: readonly Hex[]) =>
    context.reader
      .readContract({
        address: manager,
        abi: poolManagerAbi,
        functionName: 'extsload',
        args: [slots],
        blockNumber,
      })
      .catch(explainError)
  const base = BigInt(slotOf('bytes32', id, POOLS))
  const [slot0, liquidity] = (await load([hex(base), hex(base + LIQUIDITY)])).map(BigInt)
  const tick = Number(BigInt.asIntN(24, slot0! >> 160n))
  const word = (at: number) => Math.floor(Math.floor(at / SPACING) / 256)
  const words = Array.from(
    { length: word(tick + reach) - word(tick - reach) + 1 },
    (_, i) => word(tick - reach) + i,
  )
  const maps = await load(words.map((at) => slotOf('int16', at, base + BITMAP)))
  const ticks = words.flatMap((at, index) =>
    setBits(BigInt(maps[index]!)).map((bit) => (at * 256 + bit) * SPACING),
  )
  const infos = ticks.length === 0 ? [] : await load(ticks.map((at) => slotOf('int24', at, base + TICKS)))
  return {
    sqrtPrice: BigInt.asUintN(160, slot0!),
    tick,
    liquidity: BigInt.asUintN(128, liquidity!),
    ends: ticks.map((at, index) => ({ tick: at, net: BigInt.asIntN(128, BigInt(infos[index]!) >> 128n) })),
  }
}

function slotOf(type: 'bytes32' | 'int16' | 'int24', key: Hex | number, slot: bigint): Hex {
  return keccak256(encodeAbiParameters([{ type }, { type: 'uint256' }], [key as never, slot]))
}

function hex(slot: bigint): Hex {
  return numberToHex(slot, { size: 32 })
}

function setBits(map: bigint): number[] {
  return Array.from({ length: 256 }, (_, bit) => bit).filter((bit) => (map >> BigInt(bit)) & 1n)
}
