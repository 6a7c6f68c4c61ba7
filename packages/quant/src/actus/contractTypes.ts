import type { Contract } from './Contract.ts'
import { annuity } from './contracts/ann.ts'
import { capFloor } from './contracts/capfl.ts'
import { collateral } from './contracts/cec.ts'
import { guarantee } from './contracts/ceg.ts'
import type { Evaluate } from './contracts/children.ts'
import { callMoney } from './contracts/clm.ts'
import { commodity } from './contracts/com.ts'
import { cash } from './contracts/csh.ts'
import { future } from './contracts/futur.ts'
import { foreignExchangeOutright } from './contracts/fxout.ts'
import { linearAmortizer } from './contracts/lam.ts'
import { exoticLinearAmortizer } from './contracts/lax.ts'
import { negativeAmortizer } from './contracts/nam.ts'
import { option } from './contracts/optns.ts'
import { principalAtMaturity } from './contracts/pam.ts'
import { stock } from './contracts/stk.ts'
import { swap } from './contracts/swaps.ts'
import { plainVanillaSwap } from './contracts/swppv.ts'
import { undefinedMaturity } from './contracts/ump.ts'
import type { EvaluatedEvent } from './Event.ts'
import type { ContractTypeName } from './terms/generalTerms.ts'

/** How each contract type is evaluated; combined contracts evaluate their children by the function they are given. */
const CONTRACT_TYPES: Readonly<
  Record<ContractTypeName, (contract: Contract, evaluate: Evaluate) => EvaluatedEvent[]>
> = {
  PAM: principalAtMaturity,
  LAM: linearAmortizer,
  NAM: negativeAmortizer,
  ANN: annuity,
  LAX: exoticLinearAmortizer,
  CLM: callMoney,
  UMP: undefinedMaturity,
  CSH: cash,
  STK: stock,
  COM: commodity,
  FXOUT: foreignExchangeOutright,
  SWPPV: plainVanillaSwap,
  SWAPS: swap,
  CAPFL: capFloor,
  OPTNS: option,
  FUTUR: future,
  CEG: guarantee,
  CEC: collateral,
}

/** Events of a contract of any type, after its status date, in their order. */
export function evaluateContract(contract: Contract): EvaluatedEvent[] {
  return CONTRACT_TYPES[contract.terms.contractType](contract, evaluateContract)
}
