import type { Loan, ScheduledPayment } from '../model/Loan.ts'
import type { LoanTape } from '../model/LoanTape.ts'
import { TapeFileError } from '../model/TapeFileError.ts'
import { loanFingerprint } from '../pledge/loanFingerprint.ts'
import { canonicalColumns } from './canonicalLoan.ts'
import { canonicalFormat, canonicalTape } from './canonicalTape.ts'

/**
 * Reads the canonical form back: the same tape to the last unit. Every fingerprint is recomputed, and the text
 * must be exactly what canonicalTape writes, so a changed digit cannot pass.
 * @throws TapeFileError naming the line that is wrong.
 */
export function parseCanonicalTape(text: string, file = 'the canonical tape'): LoanTape {
  const [first = '', ...lines] = text.split('\n')
  const header = parseLine(file, 1, first)
  if (!isHeader(header)) throw damaged(file, 1, `does not begin with a header of format ${canonicalFormat}`)
  const { columns: _columns, format: _format, loanCount, ...facts } = header
  if (lines.at(-1) !== '' || lines.length - 1 !== loanCount) {
    throw damaged(file, lines.length + 1, `ends after ${Math.max(lines.length - 1, 0)} of ${loanCount} loans`)
  }
  const loans = lines.slice(0, -1).map((line, index) => parseLoan(file, index + 2, line, facts))
  const tape: LoanTape = { ...facts, loans }
  const written = canonicalTape(tape)
  if (written !== text) throw damaged(file, firstDifference(written, text), 'is not in canonical form')
  return tape
}

type Facts = Omit<LoanTape, 'loans'>
type Header = Facts & { readonly columns: unknown; readonly format: string; readonly loanCount: number }

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const header = value as Partial<Header>
  return (
    header.format === canonicalFormat &&
    JSON.stringify(header.columns) === JSON.stringify(canonicalColumns) &&
    Number.isSafeInteger(header.loanCount) &&
    Number.isSafeInteger(header.decimals) &&
    [header.name, header.currency, header.cutOffDate, header.salt, header.mappingHash].every(isText) &&
    Array.isArray(header.assumptions) &&
    Array.isArray(header.excluded)
  )
}

function parseLoan(file: string, line: number, text: string, facts: Facts): Loan {
  const cells = parseLine(file, line, text)
  if (!Array.isArray(cells) || cells.length !== canonicalColumns.length) {
    throw damaged(file, line, `does not hold ${canonicalColumns.length} values`)
  }
  const value = Object.fromEntries(canonicalColumns.map((column, index) => [column, cells[index]])) as Record<
    (typeof canonicalColumns)[number],
    unknown
  >
  const money = (found: unknown): bigint => {
    if (typeof found !== 'string' || !/^-?\d{1,60}$/.test(found))
      throw damaged(file, line, 'holds a bad amount')
    return BigInt(found)
  }
  const schedule = value.schedule as readonly { readonly date: string; readonly amount: unknown }[] | null
  const payments =
    schedule?.map(({ date, amount }): ScheduledPayment => ({ date, amount: money(amount) })) ?? null
  const { fingerprint, ...rest } = value
  const loan = {
    ...rest,
    originalBalance: money(value.originalBalance),
    balance: money(value.balance),
    rate: money(value.rate),
    payment: value.payment === null ? null : money(value.payment),
    schedule: payments,
    fingerprint,
  } as Loan
  if (loanFingerprint(loan, facts.decimals, facts.salt) !== loan.fingerprint) {
    throw damaged(file, line, `holds a fingerprint that its terms do not give (loan ${String(value.id)})`)
  }
  return loan
}

function parseLine(file: string, line: number, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged(file, line, 'is not JSON')
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function firstDifference(written: string, found: string): number {
  const lines = found.split('\n')
  return written.split('\n').findIndex((line, index) => line !== lines[index]) + 1
}

function damaged(file: string, line: number, problem: string): TapeFileError {
  return new TapeFileError(file, `${problem} (line ${line})`, {
    expected: `text written by canonicalTape, format ${canonicalFormat}`,
    remedy: 'fetch the canonical tape again from who published it',
    details: { line },
  })
}
