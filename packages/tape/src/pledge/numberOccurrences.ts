import type { Loan } from '../model/Loan.ts'
import { loanFingerprint } from './loanFingerprint.ts'

/**
 * Gives the second, third … loan with equal pledge terms its occurrence and its own fingerprint. The order within
 * a group is by id, so it does not depend on the order of rows. Changes the array in place; loans come with
 * occurrence 1. Returns the groups as indices into the array.
 */
export function numberOccurrences(
  loans: Loan[],
  decimals: number,
  salt: string,
): readonly (readonly number[])[] {
  const first = new Map<string, number>()
  const groups = new Map<string, number[]>()
  loans.forEach((loan, index) => {
    const earlier = first.get(loan.fingerprint)
    if (earlier === undefined) first.set(loan.fingerprint, index)
    else {
      const group = groups.get(loan.fingerprint)
      if (group === undefined) groups.set(loan.fingerprint, [earlier, index])
      else group.push(index)
    }
  })
  for (const group of groups.values()) {
    group.sort((left, right) => (loans[left]!.id < loans[right]!.id ? -1 : 1))
    group.forEach((index, place) => {
      const numbered = { ...loans[index]!, occurrence: place + 1 }
      loans[index] = { ...numbered, fingerprint: loanFingerprint(numbered, decimals, salt) }
    })
  }
  return [...groups.values()]
}
