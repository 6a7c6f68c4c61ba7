import { type ErrorFacts, SpecieError } from '@specie/units'

/** A contract refused. `errorName` and `arguments` are the custom error's; `message` is its sentence. */
export class ContractError extends SpecieError {
  override readonly name: string = 'ContractError'
  readonly errorName: string
  readonly arguments: Readonly<Record<string, unknown>>

  constructor(errorName: string, found: Readonly<Record<string, unknown>>, facts: Omit<ErrorFacts, 'code'>) {
    super({ ...facts, code: `contract.${errorName}` })
    this.errorName = errorName
    this.arguments = found
  }
}
