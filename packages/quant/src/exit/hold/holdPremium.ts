import { ArgumentError } from '@specie/units'
import { less } from '../../fixed/less.ts'
import { lnWad } from '../../fixed/lnWad.ts'
import { WAD, YEAR } from '../../fixed/wad.ts'
import { FULL_BUCKET } from '../DeskBucket.ts'

/** 1/√(2π), rounded up. */
const DENSITY = 398942280401432678n

/**
 * Price of a put struck at today's value without interest, as a fraction of value from above: 2·N(s/2) − 1 with
 * s = volatility·√time, by the first three terms of its series, to the last bit as the contract computes it.
 * Source: D. Chaffe, "Option pricing as a proxy for discount for lack of marketability" (1993), at rate zero.
 *
 * @param volatility 1e-6 per root year, 0 to 1e6
 * @param time seconds, 0 to a year
 * @returns WAD
 * @throws ArgumentError when an argument is out of range
 */
export function holdDiscountUp(volatility: bigint, time: bigint): bigint {
  if (volatility < 0n || volatility > 1_000_000n)
    throw new ArgumentError('volatility', volatility, '0 to 1,000,000 millionths per root year')
  if (time < 0n || time > YEAR) throw new ArgumentError('time', time, '0 seconds to a year')
  const square = ceilDiv(volatility * volatility * time * 10n ** 24n, YEAR)
  const deviation = rootUp(square)
  const variance = square / WAD
  const factor = WAD - variance / 24n + ceilDiv(variance * variance, 640n * WAD)
  return ceilDiv(ceilDiv(deviation * DENSITY, WAD) * factor, WAD)
}

/**
 * Premium of a ticket that takes a desk's bucket from use `from` to `to`: discount·limit·ln((1−from)/(1−to)) and a unit,
 * i.e. the discount of the value, times the mean of 1/(1 − use) on the way. It is a difference of one function of the
 * use: pieces never cost less than the whole.
 *
 * @param discount WAD, from `holdDiscountUp`
 * @param limit of the bucket, cash units
 * @param from use before, `FULL_BUCKET` = 1
 * @param to use after, below `FULL_BUCKET`
 * @returns cash units
 * @throws ArgumentError when a use is not within the bucket
 */
export function holdPremiumUp(discount: bigint, limit: bigint, from: bigint, to: bigint): bigint {
  if (from < 0n || from > to) throw new ArgumentError('from', from, `0 to ${to}`)
  return less(scarce(discount, limit, to), scarce(discount, limit, from)) + 1n
}

function scarce(discount: bigint, limit: bigint, use: bigint): bigint {
  const rest = ((FULL_BUCKET - use) * WAD) / FULL_BUCKET
  if (rest <= 0n) throw new ArgumentError('to', use, `below ${FULL_BUCKET}, a full bucket`)
  return (limit * discount * -lnWad(rest)) / (WAD * WAD)
}

function ceilDiv(a: bigint, b: bigint): bigint {
  return a === 0n ? 0n : (a - 1n) / b + 1n
}

/** Square root, rounded up. */
function rootUp(square: bigint): bigint {
  if (square < 2n) return square
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + square / root) >> 1n
    if (next >= root) break
    root = next
  }
  return root * root < square ? root + 1n : root
}
