import { ArgumentError } from '@specie/units'

/**
 * Natural logarithm in 18-decimal fixed point, equal to the last bit to what the contracts compute.
 *
 * @param x argument, WAD, above 0 and below 2^255
 * @returns ln(x/1e18)·1e18
 * @throws ArgumentError when x is not positive or does not fit an int256
 * @see solady 0.1.26, FixedPointMathLib.lnWad (after Remco Bloemen, MIT)
 */
export function lnWad(x: bigint): bigint {
  if (x <= 0n || x >= 1n << 255n) throw new ArgumentError('x', x, 'a whole number above 0 and below 2^255')
  const shift = 256n - BigInt(x.toString(2).length)
  const z = BigInt.asUintN(256, x << shift) >> 159n

  let p = 3273285459638523848632254066296n + z
  p = 24828157081833163892658089445524n + ((p * z) >> 96n)
  p = 43456485725739037958740375743393n + ((p * z) >> 96n)
  p = ((p * z) >> 96n) - 11111509109440967052023855526967n
  p = ((p * z) >> 96n) - 45023709667254063763336534515857n
  p = ((p * z) >> 96n) - 14706773417378608786704636184526n
  p = p * z - (795164235651350426258249787498n << 96n)

  let q = 5573035233440673466300451813936n + z
  q = 71694874799317883764090561454958n + ((z * q) >> 96n)
  q = 283447036172924575727196451306956n + ((z * q) >> 96n)
  q = 401686690394027663651624208769553n + ((z * q) >> 96n)
  q = 204048457590392012362485061816622n + ((z * q) >> 96n)
  q = 31853899698501571402653359427138n + ((z * q) >> 96n)
  q = 909429971244387300277376558375n + ((z * q) >> 96n)

  let r = (p / q) * 1677202110996718588342820967067443963516166n
  r += 16597577552685614221487285958193947469193820559219878177908093499208371n * (159n - shift)
  r += 600920179829731861736702779321621459595472258049074101567377883020018308n
  return r >> 174n
}
