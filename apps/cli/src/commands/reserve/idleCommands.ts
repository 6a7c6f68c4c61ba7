import { addressOf, type IdleErrand } from '@specie/protocol'
import { ArgumentError } from '@specie/units'
import type { Command } from 'commander'
import { type Address, isAddress } from 'viem'
import { connect } from '../../chain/connect.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { money, time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { facts } from '../../frame/table.ts'

const ERRANDS: readonly (readonly [IdleErrand, string])[] = [
  ['park', 'park what the reserve has beyond what it keeps; anyone'],
  ['recall', 'call cash back when the reserve has less than the least; anyone'],
  ['harvest', 'take out what the parked cash has earned; anyone'],
]

interface VaultOptions {
  readonly least: string
  readonly keep: string
  readonly most: string
}

/** `specie reserve idle …`: cash that nobody needs now, in another vault. */
export function addIdleCommands(reserve: Command): void {
  const idle = reserve.command('idle').description('cash that nobody needs now, parked in another vault')
  idle.command('status').description('vault, what is parked, and what it is worth').action(action(status))
  for (const [errand, description] of ERRANDS)
    idle
      .command(errand)
      .description(description)
      .action(action((session: Session) => run(session, errand)))
  idle
    .command('vault')
    .argument('[address]', 'an ERC-4626 vault of the same cash (default: the local chain’s own)')
    .option('--least <cash>', 'below it anyone may call cash back', '100000')
    .option('--keep <cash>', 'cash that stays with the reserve', '200000')
    .option('--most <cash>', 'most that may be parked', '1000000')
    .description('name the vault and how much stays here (exit steward)')
    .action(action(vault))
}

async function status(session: Session): Promise<Result> {
  const { client } = await connect(session)
  const reading = await client.idle.read()
  const { cash, rule } = reading
  const amount = (value: bigint) => `${money(value, cash.decimals)} ${cash.symbol}`
  return {
    data: reading,
    text: facts(session.terminal, [
      ['vault', reading.vault ?? 'none'],
      ['with the reserve', amount(reading.here)],
      ['parked', `${amount(reading.cost)}, worth ${amount(reading.low)}`],
      ['to be had at once', amount(reading.ready)],
      [
        'rule',
        `called back below ${amount(rule.least)}, parked beyond ${amount(rule.keep)}, at most ${amount(rule.most)}`,
      ],
      ...(reading.failedAt === undefined ? [] : ([['last failed', time(reading.failedAt)]] as const)),
    ]),
  }
}

async function run(session: Session, errand: IdleErrand): Promise<Result> {
  const connection = await connect(session)
  const before = await connection.client.idle.read()
  const { receipt } = await transact(session, connection, await connection.client.idle.tend(errand))
  if (receipt.dryRun) return { data: { ...receipt }, text: 'Nothing was sent.' }
  const after = await connection.client.idle.read()
  const amount = (value: bigint) => `${money(value, after.cash.decimals)} ${after.cash.symbol}`
  return {
    data: { before: before.cost, after: after.cost, here: after.here, ...receipt },
    text: `${amount(after.cost)} are parked now, ${amount(after.here)} are with the reserve.`,
  }
}

async function vault(session: Session, text: string | undefined, options: VaultOptions): Promise<Result> {
  const connection = await connect(session, 'governance')
  const { client } = connection
  const address: Address = text === undefined ? addressOf(client.context, 'LocalVault') : checked(text)
  const { cash } = await client.idle.read()
  const amount = (value: string) => amountOf(value, cash.decimals)
  const rule = { least: amount(options.least), keep: amount(options.keep), most: amount(options.most) }
  await transact(session, connection, await client.idle.setRule(rule))
  const { receipt } = await transact(session, connection, await client.idle.setVault(address))
  return {
    data: { vault: address, rule, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `Idle cash is parked in ${address}.`,
  }
}

function checked(text: string): Address {
  if (!isAddress(text)) throw new ArgumentError('address', text, 'the address of a vault')
  return text
}
