import type { Loan } from '../model/Loan.ts'
import type { FingerprintOrder } from './fingerprintOrder.ts'
import { loanFingerprint } from './loanFingerprint.ts'

/**
 * Gives the second, third … loan with equal pledge terms its occurrence and its own fingerprint. The order within
 * a group is by id, so it does not depend on the order of rows. Changes the array in place; loans come with
 * occurrence 1, `order` is their fingerprintOrder. Returns the groups as places in the array.
 */
export function numberOccurrences(
  loans: Loan[],
  order: FingerprintOrder,
  decimals: number,
  salt: string,
): readonly (readonly number[])[] {
  const groups = order.ties.flatMap((tie) => equalRuns(loans, tie))
  for (const group of groups) {
    group.sort((left, right) => (loans[left]!.id < loans[right]!.id ? -1 : 1))
    group.forEach((place, index) => {
      const numbered = { ...loans[place]!, occurrence: index + 1 }
      loans[place] = { ...numbered, fingerprint: loanFingerprint(numbered, decimals, salt) }
    })
  }
  return groups
}

function equalRuns(loans: readonly Loan[], tie: Uint32Array): number[][] {
  const groups: number[][] = []
  let run: number[] = []
  for (const place of tie) {
    const equal = run.length > 0 && loans[run[0]!]!.fingerprint === loans[place]!.fingerprint
    if (!equal && run.length > 1) groups.push(run)
    if (equal) run.push(place)
    else run = [place]
  }
  if (run.length > 1) groups.push(run)
  return groups
}
