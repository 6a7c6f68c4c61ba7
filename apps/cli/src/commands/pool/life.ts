import type { PreparedTransaction, SpecieClient } from '@specie/protocol'
import type { Command } from 'commander'
import type { Address } from 'viem'
import { connect } from '../../chain/connect.ts'
import { findPool } from '../../chain/findPool.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { money } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import type { PersonaName } from '../../keys/personaNamed.ts'

/** One step in a pool's life that takes nothing but the pool. */
interface LifeCommand<Outcome> {
  readonly name: string
  readonly description: string
  readonly usual: PersonaName
  prepare(client: SpecieClient, pool: Address): Promise<PreparedTransaction<Outcome>>
  /** `cash` writes an amount in the pool's cash. */
  say(outcome: Outcome, cash: (amount: bigint) => string): string
}

function step<Outcome>(command: LifeCommand<Outcome>): LifeCommand<unknown> {
  return command as LifeCommand<unknown>
}

const commands: readonly LifeCommand<unknown>[] = [
  step({
    name: 'activate',
    description: 'end a successful raise: claims start, the issuer is credited with the cash',
    usual: 'issuer',
    prepare: (client, pool) => client.pool(pool).activate(),
    say: ({ raised, value, retained }, cash) =>
      `Raised ${cash(raised)} against a portfolio worth ${cash(value)}; the issuer keeps ${cash(retained)} residual shares.`,
  }),
  step({
    name: 'cancel',
    description: 'end a raise, so that investors take their cash back',
    usual: 'issuer',
    prepare: (client, pool) => client.pool(pool).cancelRaise(),
    say: ({ raised }, cash) => `${cash(raised)} can be taken back: npx specie refund`,
  }),
  step({
    name: 'withdraw',
    description: 'pay out what the pool owes the caller: the price of the portfolio, or servicing fees',
    usual: 'issuer',
    prepare: (client, pool) => client.pool(pool).withdrawCredit(),
    say: (outcome, cash) => `${cash(outcome.cash)} paid.`,
  }),
  step({
    name: 'wind-down',
    description: 'send all cash to the tranches in sequence from now on; issuer and valuer both',
    usual: 'issuer',
    prepare: (client, pool) => client.pool(pool).windDown(),
    say: ({ started }) =>
      started ? 'The pool winds down.' : 'Recorded; it starts when the other of issuer and valuer agrees.',
  }),
  step({
    name: 'close',
    description: 'end a pool that winds down and holds nothing of value any more',
    usual: 'valuer',
    prepare: (client, pool) => client.pool(pool).close(),
    say: () => 'Closed; holders take their part with npx specie redeem.',
  }),
]

/** `specie pool activate`, `cancel`, `withdraw`, `wind-down` and `close`. */
export function addPoolLife(parent: Command): void {
  for (const command of commands) {
    parent
      .command(command.name)
      .argument('<pool>', 'number or address')
      .description(command.description)
      .action(action((session: Session, name: string) => run(session, name, command)))
  }
}

async function run(session: Session, name: string, command: LifeCommand<unknown>): Promise<Result> {
  const connection = await connect(session, command.usual)
  const pool = await findPool(connection.client, name)
  const { cash } = await connection.client.pool(pool).read()
  const { result, receipt } = await transact(
    session,
    connection,
    await command.prepare(connection.client, pool),
  )
  return {
    data: { pool, result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : command.say(result, (amount) => `${money(amount, cash.decimals)} ${cash.symbol}`),
  }
}
