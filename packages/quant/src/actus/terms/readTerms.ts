import { ArgumentError } from '@specie/units'
import { type ArrayTerms, readArrayTerms } from './arrayTerms.ts'
import { type GeneralTerms, readGeneralTerms } from './generalTerms.ts'
import { type LoanTerms, readLoanTerms } from './loanTerms.ts'
import { readStructureTerms, type StructureTerms } from './structureTerms.ts'
import { readTradeTerms, type TradeTerms } from './tradeTerms.ts'
import type { ActusTermRecord } from './values.ts'
import { readVariableTerms, type VariableTerms } from './variableTerms.ts'

/** All terms of a contract, read and typed. */
export interface ContractTerms
  extends GeneralTerms,
    LoanTerms,
    VariableTerms,
    TradeTerms,
    ArrayTerms,
    StructureTerms {}

/**
 * Types the terms of an ACTUS term dictionary. Unknown names are left alone.
 * @throws ArgumentError that names the first term that cannot be read, or one that every contract needs
 */
export function readTerms(record: ActusTermRecord): ContractTerms {
  return {
    ...readGeneralTerms(record),
    ...readLoanTerms(record),
    ...readVariableTerms(record),
    ...readTradeTerms(record),
    ...readArrayTerms(record),
    ...readStructureTerms(record),
  }
}

/**
 * A term that this contract type cannot do without.
 * @throws ArgumentError that names the missing term
 */
export function needTerm<Name extends keyof ContractTerms>(
  terms: ContractTerms,
  name: Name,
): NonNullable<ContractTerms[Name]> {
  const value = terms[name]
  if (value === undefined || value === null) {
    throw new ArgumentError(
      `term ${name} of ${terms.contractID}`,
      undefined,
      `a value, which ${terms.contractType} needs`,
    )
  }
  return value
}
