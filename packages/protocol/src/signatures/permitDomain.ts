import { SpecieError } from '@specie/units'
import { type Address, domainSeparator, type TypedDataDomain } from 'viem'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { localDollarAbi } from '../generated/localDollarAbi.ts'

/**
 * EIP-712 domain of a token with ERC-2612, made from its name and checked against what the token itself says.
 * @throws SpecieError `permit.domain` when the token has a domain of another form.
 */
export async function permitDomain(context: Context, token: Address): Promise<TypedDataDomain> {
  const contract = { address: token, abi: localDollarAbi } as const
  const [name, separator] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'name' }),
    context.reader.readContract({ ...contract, functionName: 'DOMAIN_SEPARATOR' }),
  ]).catch(explainError)
  const domain = { name, version: '1', chainId: context.reader.chain.id, verifyingContract: token }
  if (domainSeparator({ domain }) === separator) return domain
  throw new SpecieError({
    code: 'permit.domain',
    message: `The token ${token} signs permits under another domain than its name and version 1`,
    remedy: 'approve with a transaction instead',
  })
}
