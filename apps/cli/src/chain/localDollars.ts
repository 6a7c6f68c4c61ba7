import { erc20Abi } from 'viem'
import { money } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { type Connection, sender } from './connect.ts'
import { sendQuietly } from './transact.ts'

/**
 * On a local chain, makes the dollars that somebody lacks for what it is about to pay: nobody there has to ask for
 * play money. Elsewhere, and for any other cash, does nothing.
 */
export async function provideLocalDollars(
  session: Session,
  connection: Connection,
  amount: bigint,
): Promise<void> {
  const { client } = connection
  const dollar = client.context.deployment.contracts.LocalDollar
  if (!connection.local || dollar === undefined || session.globals.dryRun === true) return
  const owner = sender(connection)
  const has = await client.context.reader.readContract({
    address: dollar.address,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [owner],
  })
  if (has >= amount) return
  await sendQuietly(await client.cash.mintLocalDollars(owner, amount - has))
  session.terminal.note(`(made ${money(amount - has, 6)} local dollars for ${owner})`)
}
