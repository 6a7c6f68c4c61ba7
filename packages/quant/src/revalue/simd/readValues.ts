import type { LoanColumns } from '../LoanColumns.ts'

/**
 * Writes the values that a kernel left in its memory to the rows they belong to, and those of the others one by one.
 * @param indices of each row's value in `memory`; −1 for rows that `alone` values
 * @returns the sum in the order of the rows, as without a kernel
 */
export function readValues(
  loans: LoanColumns,
  from: number,
  memory: Float64Array,
  indices: Int32Array,
  alone: (row: number) => number,
): number {
  let total = 0
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!
    const value = index < 0 ? alone(from + i) : memory[index]!
    loans.value[from + i] = value
    total += value
  }
  return total
}
