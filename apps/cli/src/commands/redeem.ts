import type { Command } from 'commander'
import { connect, sender } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'

/** `specie redeem` and `specie refund`: shares back to the pool for cash. */
export function addRedeem(program: Command): void {
  const about = {
    redeem: 'take the cash kept for shares of a closed pool or a repaid tranche',
    refund: 'take back what was paid in for a raise that was cancelled',
  }
  for (const how of ['redeem', 'refund'] as const) {
    program
      .command(how)
      .argument('<share>', SHARE)
      .argument('[amount]', 'shares (default: all that the sender holds)')
      .description(about[how])
      .action(
        action((session: Session, name: string, amount: string | undefined) =>
          run(session, how, name, amount),
        ),
      )
  }
}

async function run(
  session: Session,
  how: 'redeem' | 'refund',
  name: string,
  text: string | undefined,
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const { client } = connection
  const found = await findShare(client, name)
  const shares =
    text === undefined
      ? (await client.share(found.share).holding(sender(connection))).balance
      : amountOf(text, found.decimals)
  const pool = client.pool(found.pool)
  const { tranche } = found
  const prepared =
    how === 'redeem' ? await pool.redeem({ tranche, shares }) : await pool.refund({ tranche, amount: shares })
  const { result, receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, shares, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(result.cash, found.decimals)} paid for ${money(shares, found.decimals)} ${found.symbol}.`,
  }
}
