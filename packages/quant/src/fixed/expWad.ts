import { ArgumentError } from '@specie/units'

/** At and below this argument the result is less than one half of a unit and returns 0. */
const LOWEST = -41446531673892822313n
/** From this argument on the result no longer fits an int256. */
const OVERFLOW = 135305999368893231589n

const LN2_Q96 = 54916777467707473351141471128n

/**
 * e^x in 18-decimal fixed point, equal to the last bit to what the contracts compute.
 *
 * @param x exponent, WAD, below 135.3e18
 * @returns e^(x/1e18)·1e18; 0 when that is less than one half
 * @throws ArgumentError when the result would not fit an int256
 * @see solady 0.1.26, FixedPointMathLib.expWad (after Remco Bloemen, MIT)
 */
export function expWad(x: bigint): bigint {
  if (x <= LOWEST) return 0n
  if (x >= OVERFLOW) throw new ArgumentError('x', x, `less than ${OVERFLOW}`)
  const binary = (x << 78n) / 5n ** 18n
  const k = ((binary << 96n) / LN2_Q96 + (1n << 95n)) >> 96n
  const z = binary - k * LN2_Q96

  let y = z + 1346386616545796478920950773328n
  y = ((y * z) >> 96n) + 57155421227552351082224309758442n
  let p = y + z - 94201549194550492254356042504812n
  p = ((p * y) >> 96n) + 28719021644029726153956944680412240n
  p = p * z + (4385272521454847904659076985693276n << 96n)

  let q = z - 2855989394907223263936484059900n
  q = ((q * z) >> 96n) + 50020603652535783019961831881945n
  q = ((q * z) >> 96n) - 533845033583426703283633433725380n
  q = ((q * z) >> 96n) + 3604857256930695427073651918091429n
  q = ((q * z) >> 96n) - 14423608567350463180887372962807573n
  q = ((q * z) >> 96n) + 26449188498355588339934803723976023n

  return ((p / q) * 3822833074963236453042738258902158003155416615667n) >> (195n - k)
}
