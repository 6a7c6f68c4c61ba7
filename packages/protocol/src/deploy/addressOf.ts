import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Context } from '../context.ts'
import type { ContractName } from './deployment.ts'

/**
 * Address of one of the chain's contracts.
 * @throws SpecieError `deployment.incomplete` when the deployment lacks it.
 */
export function addressOf(context: Pick<Context, 'deployment'>, name: ContractName): Address {
  const found = context.deployment.contracts[name]
  if (found === undefined) {
    throw new SpecieError({
      code: 'deployment.incomplete',
      message: `The deployment on chain ${context.deployment.chainId} has no ${name}`,
      expected: 'a finished deployment',
      remedy: 'deploy again: it continues where it was cut off',
    })
  }
  return found.address
}
