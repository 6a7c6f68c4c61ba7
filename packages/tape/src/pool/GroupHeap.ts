import type { Loan } from '../model/Loan.ts'

/** Loans that share a borrower, country or grade; the largest comes last. */
export interface LoanGroup {
  readonly key: string
  readonly loans: Loan[]
  balance: bigint
}

interface Entry {
  readonly group: LoanGroup
  readonly balance: bigint
}

/** Max-heap of groups by balance, ties by key. A changed group is pushed again; outdated entries are dropped. */
export class GroupHeap {
  readonly #entries: Entry[] = []

  constructor(groups: Iterable<LoanGroup>) {
    for (const group of groups) this.push(group)
  }

  push(group: LoanGroup): void {
    const entries = this.#entries
    entries.push({ group, balance: group.balance })
    for (let index = entries.length - 1; index > 0; ) {
      const parent = (index - 1) >> 1
      if (!precedes(entries[index]!, entries[parent]!)) return
      swap(entries, index, parent)
      index = parent
    }
  }

  /** The group with the largest balance now. */
  largest(): LoanGroup | undefined {
    for (let top = this.#entries[0]; top !== undefined; top = this.#entries[0]) {
      if (top.balance === top.group.balance && top.group.loans.length > 0) return top.group
      this.#removeTop()
    }
    return undefined
  }

  #removeTop(): void {
    const entries = this.#entries
    const last = entries.pop()!
    if (entries.length === 0) return
    entries[0] = last
    for (let index = 0; ; ) {
      const left = 2 * index + 1
      if (left >= entries.length) return
      const right = left + 1
      const child = right < entries.length && precedes(entries[right]!, entries[left]!) ? right : left
      if (!precedes(entries[child]!, entries[index]!)) return
      swap(entries, index, child)
      index = child
    }
  }
}

function precedes(left: Entry, right: Entry): boolean {
  if (left.balance !== right.balance) return left.balance > right.balance
  return left.group.key < right.group.key
}

function swap(entries: Entry[], left: number, right: number): void {
  const entry = entries[left]!
  entries[left] = entries[right]!
  entries[right] = entry
}
