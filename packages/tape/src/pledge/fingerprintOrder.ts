import type { Loan } from '../model/Loan.ts'

const prefixDigits = 8
const placeUnit = 2 ** 21

/**
 * Places of loans in ascending order of fingerprints. Sorts numbers made of the first 32 bits and the place, which
 * is several times faster than comparing texts, then settles the few equal prefixes by the whole fingerprint.
 */
export function fingerprintOrder(loans: readonly Pick<Loan, 'fingerprint'>[]): Uint32Array {
  const compare = (left: number, right: number): number => {
    const [first, second] = [loans[left]!.fingerprint, loans[right]!.fingerprint]
    return first < second ? -1 : first > second ? 1 : left - right
  }
  const order = Uint32Array.from(loans.keys())
  if (loans.length > placeUnit) return order.sort(compare)
  const keys = new Float64Array(loans.length)
  loans.forEach(({ fingerprint }, place) => {
    keys[place] = Number.parseInt(fingerprint.slice(2, 2 + prefixDigits), 16) * placeUnit + place
  })
  keys.sort()
  const prefix = (index: number): number => Math.floor(keys[index]! / placeUnit)
  for (let start = 0; start < keys.length; ) {
    let end = start + 1
    while (end < keys.length && prefix(end) === prefix(start)) end++
    for (let index = start; index < end; index++) order[index] = keys[index]! % placeUnit
    if (end - start > 1) order.subarray(start, end).sort(compare)
    start = end
  }
  return order
}
