import { ArgumentError, requireNumber, SpecieError } from '@specie/units'
import type { Loan } from '../model/Loan.ts'
import type { ConcentrationLimits } from './EligibilityRules.ts'
import { GroupHeap, type LoanGroup } from './GroupHeap.ts'

/** A loan that left, and the group that was too large. */
export interface RemovedLoan {
  readonly loan: Loan
  readonly reason: string
}

const dimensions = ['borrower', 'country', 'grade'] as const
type Dimension = (typeof dimensions)[number]

/** Shares are compared exactly, as parts of a billion. */
const shareUnit = 1_000_000_000n

interface Limit {
  readonly dimension: Dimension
  readonly share: bigint
  readonly groupOf: Map<string, LoanGroup>
  readonly heap: GroupHeap
  readonly label: string
}

/**
 * Removes loans until no borrower, country or grade has more than its share of the balance that stays. Each step
 * takes the largest loan (ties: higher fingerprint) of the largest group of the first limit that is broken, in the
 * order borrower, country, grade; so the result depends on the loans only. Loans without a borrower reference
 * count as borrowers of their own.
 * @throws SpecieError when nothing would stay: the limits cannot be met by these loans.
 */
export function limitConcentration(
  loans: readonly Loan[],
  limits: ConcentrationLimits,
): { readonly kept: readonly Loan[]; readonly removed: readonly RemovedLoan[] } {
  const bound = dimensions.flatMap((dimension) => {
    const share = limits[dimension]
    return share === undefined ? [] : [makeLimit(loans, dimension, share)]
  })
  let total = loans.reduce((sum, loan) => sum + loan.balance, 0n)
  const removed: RemovedLoan[] = []
  const gone = new Set<Loan>()
  for (let broken = firstBroken(bound, total); broken !== null; broken = firstBroken(bound, total)) {
    const loan = broken.group.loans.at(-1)!
    gone.add(loan)
    removed.push({ loan, reason: broken.reason })
    total -= loan.balance
    for (const limit of bound) remove(limit, loan, gone)
    if (gone.size === loans.length) throw cannotBeMet(broken.reason, loans.length)
  }
  return { kept: loans.filter((loan) => !gone.has(loan)), removed }
}

function makeLimit(loans: readonly Loan[], dimension: Dimension, share: number): Limit {
  requireNumber(`concentration.${dimension}`, share, 0, 1)
  if (share === 0) throw new ArgumentError(`concentration.${dimension}`, share, 'a share above 0')
  const groupOf = new Map<string, LoanGroup>()
  for (const loan of loans) {
    const key = keyOf(loan, dimension)
    const group = groupOf.get(key) ?? { key, loans: [], balance: 0n }
    group.loans.push(loan)
    group.balance += loan.balance
    groupOf.set(key, group)
  }
  for (const group of groupOf.values()) group.loans.sort(bySize)
  return {
    dimension,
    share: BigInt(Math.round(share * Number(shareUnit))),
    groupOf,
    heap: new GroupHeap(groupOf.values()),
    label: `${Number((share * 100).toFixed(6))} %`,
  }
}

function firstBroken(
  limits: readonly Limit[],
  total: bigint,
): { readonly group: LoanGroup; readonly reason: string } | null {
  for (const { heap, share, dimension, label } of limits) {
    const group = heap.largest()
    if (group !== undefined && group.balance * shareUnit > share * total) {
      return {
        group,
        reason: `${dimension} ${group.loans[0]![dimension] ?? 'unknown'} above ${label} of the pool`,
      }
    }
  }
  return null
}

/** Takes a loan out of its group; loans that another limit removed are dropped when they come last. */
function remove({ groupOf, heap, dimension }: Limit, loan: Loan, gone: ReadonlySet<Loan>): void {
  const group = groupOf.get(keyOf(loan, dimension))!
  group.balance -= loan.balance
  while (group.loans.length > 0 && gone.has(group.loans.at(-1)!)) group.loans.pop()
  heap.push(group)
}

function keyOf(loan: Loan, dimension: Dimension): string {
  const value = loan[dimension]
  if (value !== null) return `=${value}`
  return dimension === 'borrower' ? loan.fingerprint : ''
}

function bySize(left: Loan, right: Loan): number {
  if (left.balance !== right.balance) return left.balance < right.balance ? -1 : 1
  return left.fingerprint < right.fingerprint ? -1 : 1
}

function cannotBeMet(reason: string, loans: number): SpecieError {
  return new SpecieError({
    code: 'tape.concentration',
    message: `No pool of these ${loans} loans meets the concentration limits; the last one broken: ${reason}`,
    expected: 'limits that leave room: a share of 25 % needs at least four groups of similar size',
    remedy: 'raise the limit, or pool more borrowers, countries or grades',
  })
}
