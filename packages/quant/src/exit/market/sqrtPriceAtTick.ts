import { ArgumentError } from '@specie/units'

const MOST_TICK = 887_272
const MOST = (1n << 256n) - 1n

/** 2^128 / √1.0001^(2^i), rounded to the nearest, by i. */
const FACTORS = [
  0xfffcb933bd6fad37aa2d162d1a594001n,
  0xfff97272373d413259a46990580e213an,
  0xfff2e50f5f656932ef12357cf3c7fdccn,
  0xffe5caca7e10e4e61c3624eaa0941cd0n,
  0xffcb9843d60f6159c9db58835c926644n,
  0xff973b41fa98c081472e6896dfb254c0n,
  0xff2ea16466c96a3843ec78b326b52861n,
  0xfe5dee046a99a2a811c461f1969c3053n,
  0xfcbe86c7900a88aedcffc83b479aa3a4n,
  0xf987a7253ac413176f2b074cf7815e54n,
  0xf3392b0822b70005940c7a398e4b70f3n,
  0xe7159475a2c29b7443b29c7fa6e889d9n,
  0xd097f3bdfd2022b8845ad8f792aa5825n,
  0xa9f746462d870fdf8a65dc1f90e061e5n,
  0x70d869a156d2a1b890bb3df62baf32f7n,
  0x31be135f97d08fd981231505542fcfa6n,
  0x9aa508b5b7a84e1c677de54f3e99bc9n,
  0x5d6af8dedb81196699c329225ee604n,
  0x2216e584f5fa1ea926041bedfe98n,
  0x48a170391f7dc42444e8fa2n,
]

/**
 * √(1.0001^tick) in Q64.96, equal to the last bit to what the contracts compute.
 *
 * @throws ArgumentError beyond ±887,272 or when the tick is not whole
 * @see Uniswap v4-core 1.0.2, TickMath.getSqrtPriceAtTick (MIT)
 */
export function sqrtPriceAtTick(tick: number): bigint {
  if (!Number.isInteger(tick) || Math.abs(tick) > MOST_TICK) {
    throw new ArgumentError('tick', tick, `a whole number from -${MOST_TICK} to ${MOST_TICK}`)
  }
  let price = 1n << 128n
  for (const [bit, factor] of FACTORS.entries()) {
    if ((Math.abs(tick) >> bit) & 1) price = (price * factor) >> 128n
  }
  if (tick > 0) price = MOST / price
  return (price + 0xffff_ffffn) >> 32n
}
