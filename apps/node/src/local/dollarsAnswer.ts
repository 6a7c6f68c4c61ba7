import { createSpecieClient, persona } from '@specie/protocol'
import { createTestClient, getAddress, http } from 'viem'
import type { Handler } from '../http/Handler.ts'

const COIN = 10n ** 20n

/** Makes local dollars for a wallet, and coin for its gas. */
export const dollarsAnswer: Handler<'dollars'> = async ({ rpcUrl, deployment }, { body }) => {
  const wallet = getAddress(body.wallet)
  const account = persona('governance')
  const client = await createSpecieClient({ rpcUrl, deployment, account })
  await (await client.cash.mintLocalDollars(wallet, BigInt(body.amount))).send()
  const balance = await client.context.reader.getBalance({ address: wallet })
  const anvil = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
  if (balance < COIN / 2n) await anvil.setBalance({ address: wallet, value: COIN })
  return { done: true }
}
