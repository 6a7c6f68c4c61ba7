import { abis, addressOf, ROLES } from '@specie/protocol'
import type { Address } from 'viem'
import type { Services } from '../Services.ts'

/** Roles that the contracts give, besides the parts in single pools. */
export type ChainRole = 'governance' | 'operator' | 'kycIssuer'

/** Roles of a wallet as the chain knows them now. */
export async function rolesOf(
  { client }: Pick<Services, 'client'>,
  wallet: Address,
): Promise<ReadonlySet<ChainRole>> {
  const { context } = client
  const authority = { address: addressOf(context, 'Authority'), abi: abis.Authority } as const
  const has = async (role: bigint) =>
    (await context.reader.readContract({ ...authority, functionName: 'hasRole', args: [role, wallet] }))[0]
  const [governance, operator, [, claims]] = await Promise.all([
    has(0n),
    Promise.all([ROLES.feedSteward, ROLES.poolSteward, ROLES.exitSteward].map(({ id }) => has(id))),
    context.reader.readContract({
      address: addressOf(context, 'Identity'),
      abi: abis.Identity,
      functionName: 'issuerOf',
      args: [wallet],
    }),
  ])
  const roles = new Set<ChainRole>()
  if (governance) roles.add('governance')
  if (operator.includes(true)) roles.add('operator')
  if (claims > 0n) roles.add('kycIssuer')
  return roles
}
