import { createSpecieClient, type SpecieClient } from '@specie/protocol'
import type { Address } from 'viem'
import { parseAccount } from 'viem/accounts'
import type { Services } from '../Services.ts'

/** A client that prepares messages of an account and cannot sign them: the account's own wallet does. */
export function clientAs({ rpcUrl, deployment }: Services, account: Address): Promise<SpecieClient> {
  return createSpecieClient({ rpcUrl, deployment, account: parseAccount(account) })
}
