import type { Loan } from '../model/Loan.ts'

const prefixDigits = 8
const placeUnit = 2 ** 21

/** Places of loans by fingerprint, and the stretches of `places` whose fingerprints may be equal. */
export interface FingerprintOrder {
  readonly places: Uint32Array
  readonly ties: readonly Uint32Array[]
}

/**
 * Orders loans by fingerprint, ascending. Sorts numbers made of the first 32 bits and the place, which is several
 * times faster than comparing texts, then settles the few equal prefixes by the whole fingerprint.
 */
export function fingerprintOrder(loans: readonly Pick<Loan, 'fingerprint'>[]): FingerprintOrder {
  const compare = (left: number, right: number): number => {
    const [first, second] = [loans[left]!.fingerprint, loans[right]!.fingerprint]
    return first < second ? -1 : first > second ? 1 : left - right
  }
  const places = Uint32Array.from(loans.keys())
  if (loans.length > placeUnit) {
    places.sort(compare)
    return { places, ties: [places] }
  }
  const keys = new Float64Array(loans.length)
  loans.forEach(({ fingerprint }, place) => {
    keys[place] = Number.parseInt(fingerprint.slice(2, 2 + prefixDigits), 16) * placeUnit + place
  })
  keys.sort()
  const prefix = (index: number): number => Math.floor(keys[index]! / placeUnit)
  const ties: Uint32Array[] = []
  for (let start = 0; start < keys.length; ) {
    let end = start + 1
    while (end < keys.length && prefix(end) === prefix(start)) end++
    for (let index = start; index < end; index++) places[index] = keys[index]! % placeUnit
    if (end - start > 1) ties.push(places.subarray(start, end).sort(compare))
    start = end
  }
  return { places, ties }
}
