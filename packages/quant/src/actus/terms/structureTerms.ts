import { PERFORMANCES, type Performance } from './generalTerms.ts'
import {
  type ActusTermRecord,
  choiceTerm,
  isGiven,
  listTerm,
  numberTerm,
  termError,
  toChoice,
} from './values.ts'

/** Part that a referenced contract or market object plays: underlying, first or second leg, covered, covering. */
export type ReferenceRole = 'UDL' | 'FIL' | 'SEL' | 'COVE' | 'COVI'

const ROLES: readonly ReferenceRole[] = ['UDL', 'FIL', 'SEL', 'COVE', 'COVI']

/** A reference of a combined contract: the terms of a child contract, its identifier, or a market object code. */
export interface ContractReference {
  readonly role: ReferenceRole
  readonly terms: ActusTermRecord
}

/** Terms of combined contracts. */
export interface StructureTerms {
  readonly references: readonly ContractReference[]
  readonly coverageOfCreditEnhancement: number
  readonly guaranteedExposure: 'NO' | 'NI' | 'MV'
  readonly creditEventTypeCovered: readonly Performance[]
}

/** @throws ArgumentError when a term cannot be read */
export function readStructureTerms(record: ActusTermRecord): StructureTerms {
  return {
    references: readReferences(record),
    coverageOfCreditEnhancement: numberTerm(record, 'coverageOfCreditEnhancement') ?? 1,
    guaranteedExposure: choiceTerm(record, 'guaranteedExposure', ['NO', 'NI', 'MV'] as const) ?? 'NO',
    creditEventTypeCovered: listTerm(record, 'creditEventTypeCovered', 'DL, DQ or DF', (value) =>
      toChoice(value, PERFORMANCES),
    ) ?? ['DF'],
  }
}

function readReferences(record: ActusTermRecord): ContractReference[] {
  const found = record.contractStructure
  if (!isGiven(found)) return []
  const expected = `a list of { object, referenceType, referenceRole: ${ROLES.join(', ')} }`
  return (Array.isArray(found) ? found : [found]).map((entry: unknown) => {
    const { object, referenceRole } = (entry ?? {}) as { object?: unknown; referenceRole?: unknown }
    const role = toChoice(referenceRole, ROLES)
    if (role === undefined || typeof object !== 'object' || object === null) {
      throw termError(record, 'contractStructure', expected)
    }
    return { role, terms: object as ActusTermRecord }
  })
}
