import { type Curve, packCurve } from '@specie/quant'
import { type Hex, numberToHex } from 'viem'

/** A number as a signed report takes it. */
export function feedData(answer: bigint): Hex {
  return numberToHex(BigInt.asUintN(256, answer), { size: 32 })
}

/** A curve as a signed report takes it. */
export function curveData(curve: Curve): Hex {
  return numberToHex(packCurve(curve), { size: 32 })
}
