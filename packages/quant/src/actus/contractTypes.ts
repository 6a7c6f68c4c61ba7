import type { Contract } from './Contract.ts'
import { annuity } from './contracts/ann.ts'
import { linearAmortizer } from './contracts/lam.ts'
import { negativeAmortizer } from './contracts/nam.ts'
import { principalAtMaturity } from './contracts/pam.ts'
import type { EvaluatedEvent } from './Event.ts'
import type { ContractTypeName } from './terms/generalTerms.ts'

/** How each contract type is evaluated. */
export const CONTRACT_TYPES: Readonly<
  Partial<Record<ContractTypeName, (contract: Contract) => EvaluatedEvent[]>>
> = {
  PAM: principalAtMaturity,
  LAM: linearAmortizer,
  NAM: negativeAmortizer,
  ANN: annuity,
}
