import type { ContractName } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Reconciling } from './Reconciling.ts'

/**
 * Where a contract of the deployment is.
 * @throws SpecieError `deployment.incomplete`
 */
export function addressIn({ deployment }: Pick<Reconciling, 'deployment'>, name: ContractName): Address {
  const contract = deployment.contracts[name]
  if (contract === undefined) {
    throw new SpecieError({
      code: 'deployment.incomplete',
      message: `The deployment of chain ${deployment.chainId} has no ${name}`,
      remedy: 'run the deployment again; it makes what is missing',
    })
  }
  return contract.address
}
