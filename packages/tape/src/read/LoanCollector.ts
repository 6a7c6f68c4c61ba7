import { formatAmount } from '@specie/units'
import type { Field } from '../model/Field.ts'
import type { Loan } from '../model/Loan.ts'
import type { AppliedAssumption, Assumption } from '../model/LoanTape.ts'
import type { Mapping } from '../model/Mapping.ts'
import { fingerprint } from '../pledge/fingerprint.ts'
import type { Report } from './checkTerms.ts'
import { frequencyOf } from './completeTerms.ts'
import { type Draft, fieldBit } from './Draft.ts'
import { derivedRules } from './derivedRules.ts'
import type { ReadOptions } from './ReadOptions.ts'
import type { RowLog, RowProblem } from './RowLog.ts'
import { type CutOffState, outcomeOf, stateAtCutOff, stateAtOrigination } from './stateAtCutOff.ts'
import type { LeftOutLoan } from './TapeReading.ts'

const balanceBit = fieldBit('balance')
const defaultBit = fieldBit('defaultDate')
const statusBit = fieldBit('status')

/** Gathers the loans of sound rows, with what spans rows: duplicate ids, one currency, counts of assumptions. */
export class LoanCollector {
  readonly loans: Loan[] = []
  readonly leftOut: LeftOutLoan[] = []
  readonly #rows: number[] = []
  readonly #rowOfId = new Map<string, number>()
  readonly #mapping: Mapping
  readonly #options: ReadOptions
  readonly #decimals: number
  readonly #salt: string
  readonly #uses = new Map<number, number>()

  constructor(mapping: Mapping, options: ReadOptions, decimals: number, salt: string) {
    this.#mapping = mapping
    this.#options = options
    this.#decimals = decimals
    this.#salt = salt
  }

  /** Takes note of a row's id; returns the earlier row that has it. */
  claimId(id: string, row: number): number | undefined {
    const earlier = this.#rowOfId.get(id)
    if (earlier === undefined) this.#rowOfId.set(id, row)
    return earlier
  }

  /** Adds the loan of a draft that passed all checks, or its reason for being left out; reports what is remarkable. */
  add(draft: Draft, report: Report): void {
    const { chargeOffAfterDays } = this.#mapping
    const atOrigination = this.#options.at === 'origination'
    const state = atOrigination
      ? stateAtOrigination(draft)
      : stateAtCutOff(draft, this.#options.cutOffDate, chargeOffAfterDays)
    if (typeof state === 'string') {
      const { row, id, originalBalance } = draft
      this.leftOut.push({ row, id: id!, reason: state, originalBalance: originalBalance! })
      return
    }
    if (draft.status === 'current' && draft.balance !== null && state.status === 'late') {
      report('warning', 'status', pastMaturity(draft, state.daysPastDue))
    }
    let derived = draft.derived
    if (state.balanceBasis !== 'reported' && !atOrigination) derived |= balanceBit
    const defaulted = draft.status === 'defaulted' || draft.status === 'recovered'
    if (defaulted && draft.defaultDate === null && chargeOffAfterDays !== undefined) derived |= defaultBit
    if (draft.status === null && !atOrigination) derived |= statusBit
    this.#count(draft.assumed, derived)
    this.#rows.push(draft.row)
    this.loans.push(this.#loan(draft, state))
  }

  /** The currency of most loans; others are reported as errors. Null when there is no loan. */
  settleCurrency(column: string, log: RowLog): string | null {
    const counts = new Map<string, number>()
    for (const { currency } of this.loans) counts.set(currency, (counts.get(currency) ?? 0) + 1)
    const [main] = [...counts].sort(([left, many], [right, few]) => few - many || (left < right ? -1 : 1))
    if (main === undefined) return null
    if (counts.size > 1) {
      this.loans.forEach((loan, index) => {
        if (loan.currency === main[0]) return
        log.error(this.#rows[index]!, column, {
          code: 'currency.mixed',
          found: loan.currency,
          expected: `${main[0]}, the currency of the tape`,
          remedy:
            'make one tape for each currency: exclude these rows here and import them as their own tape',
        })
      })
    }
    return main[0]
  }

  /** Row of a loan by its place in `loans`. */
  rowOf(index: number): number {
    return this.#rows[index]!
  }

  /** Given assumptions (used or not) and derived rules that loans of the tape rest on. */
  applied(given: readonly Assumption[]): readonly AppliedAssumption[] {
    const uses = (field: Field, kind: 0 | 1): number => this.#uses.get(fieldBit(field) * 2 + kind) ?? 0
    return [
      ...given.map((assumption) => ({
        field: assumption.field,
        value: assumption.value,
        reason: assumption.reason,
        source: 'given' as const,
        loans: uses(assumption.field, 0),
      })),
      ...derivedRules(this.#mapping)
        .map((rule) => ({ ...rule, source: 'derived' as const, loans: uses(rule.field, 1) }))
        .filter((rule) => rule.loans > 0),
    ]
  }

  #count(assumed: number, derived: number): void {
    for (let rest = assumed; rest !== 0; rest &= rest - 1) this.#bump((rest & -rest) * 2)
    for (let rest = derived; rest !== 0; rest &= rest - 1) this.#bump((rest & -rest) * 2 + 1)
  }

  #bump(key: number): void {
    this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1)
  }

  #loan(draft: Draft, state: CutOffState): Loan {
    const terms = {
      borrower: draft.borrower,
      originalAmount: formatAmount(draft.originalBalance!, this.#decimals),
      currency: draft.currency!,
      originationDate: draft.originationDate!,
      kind: draft.kind!,
      maturityDate: draft.maturityDate!,
      rate: draft.rate!,
    }
    const loan: Loan = {
      id: draft.id!,
      borrower: draft.borrower,
      country: draft.country,
      currency: draft.currency!,
      kind: draft.kind!,
      dayCount: draft.dayCount!,
      frequencyMonths: frequencyOf(draft),
      originationDate: draft.originationDate!,
      firstPaymentDate: draft.firstPaymentDate!,
      maturityDate: draft.maturityDate!,
      originalBalance: draft.originalBalance!,
      balance: state.balance,
      balanceBasis: state.balanceBasis,
      rate: draft.rate!,
      payment: draft.payment,
      schedule: draft.kind === 'custom' ? draft.schedule : null,
      status: state.status,
      daysPastDue: state.daysPastDue,
      grade: draft.grade,
      flags: draft.flags,
      occurrence: 1,
      fingerprint: fingerprint(terms, this.#salt, 1),
    }
    return this.#options.outcomes === true
      ? { ...loan, outcome: outcomeOf(draft, this.#mapping.chargeOffAfterDays) }
      : loan
  }
}

function pastMaturity(draft: Draft, daysPastDue: number): RowProblem {
  return {
    code: 'status.pastMaturity',
    found: `current, though due on ${draft.maturityDate}`,
    expected: 'a maturity after the cut-off date, or the status late',
    remedy: `correct the maturity if the loan was extended; it is taken as ${daysPastDue} days late`,
  }
}
