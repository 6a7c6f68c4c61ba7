import type { ProviderReading, ReserveReading } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { connect, sender } from '../chain/connect.ts'
import { findWallet } from '../chain/findWallet.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money, time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'
import { addIdleCommands } from './reserve/idleCommands.ts'
import { addReserveResult } from './resultCommands.ts'

/** `specie reserve …`: cash of liquidity providers, out of which the desk pays. */
export function addReserveCommands(program: Command): void {
  const reserve = program
    .command('reserve')
    .description('lend cash to the reserve that pays those who leave, and take it back')
  reserve
    .command('show')
    .option('--provider <wallet>', 'a provider and its part')
    .description('what the reserve holds')
    .action(action(show))
  reserve
    .command('deposit')
    .argument('<amount>', 'cash')
    .description('lend cash to the reserve')
    .addHelpText('after', '\nExample:\n  $ npx specie reserve deposit 500000 --as provider')
    .action(action(deposit))
  reserve
    .command('announce')
    .argument('<shares>', 'reserve shares, or `all`')
    .description('announce that you will leave; the way opens after the cooldown')
    .action(action(announce))
  reserve
    .command('withdraw')
    .argument('[shares]', 'reserve shares (default: all that can be taken out now)')
    .description('take announced shares out for cash')
    .action(action(withdraw))
  addIdleCommands(reserve)
  addReserveResult(reserve)
}

async function show(session: Session, options: { readonly provider?: string }): Promise<Result> {
  const connection = await connect(session)
  const provider = options.provider === undefined ? undefined : findWallet(connection, options.provider)
  const reading = await connection.client.reserve.read(provider)
  return { data: reading, text: reserveText(session.terminal, reading) }
}

async function deposit(session: Session, text: string): Promise<Result> {
  const connection = await connect(session, 'provider')
  const { reserve, cash } = await connection.client.reserve.read()
  const amount = amountOf(text, cash.decimals)
  await provideLocalDollars(session, connection, amount)
  const { result, receipt } = await transact(
    session,
    connection,
    await connection.client.reserve.deposit(amount),
  )
  return {
    data: { amount, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(result.shares, reserve.decimals)} ${reserve.symbol} for ${money(amount, cash.decimals)} ${cash.symbol}.`,
  }
}

async function announce(session: Session, text: string): Promise<Result> {
  const connection = await connect(session, 'provider')
  const { reserve, provider } = await connection.client.reserve.read(sender(connection))
  const shares = text === 'all' ? provider!.shares : amountOf(text, reserve.decimals)
  const { result, receipt } = await transact(
    session,
    connection,
    await connection.client.reserve.announce(shares),
  )
  return {
    data: { shares, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Announced; take them out between ${time(result.from)} and ${time(result.until)}.`,
  }
}

async function withdraw(session: Session, text: string | undefined): Promise<Result> {
  const connection = await connect(session, 'provider')
  const reading = await connection.client.reserve.read(sender(connection))
  const { reserve, cash, provider } = reading
  const shares = text === undefined ? provider!.redeemable : amountOf(text, reserve.decimals)
  if (shares === 0n || shares > provider!.redeemable) refuseWithdrawal(reading, provider!, shares)
  const { result, receipt } = await transact(
    session,
    connection,
    await connection.client.reserve.redeem(shares),
  )
  return {
    data: { shares, ...result, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `${money(result.cash, cash.decimals)} ${cash.symbol} paid.`,
  }
}

/** Why shares cannot be taken out now, instead of a transaction that takes out nothing. */
function refuseWithdrawal(reading: ReserveReading, provider: ProviderReading, shares: bigint): never {
  const { reserve, block } = reading
  const amount = (units: bigint) => `${money(units, reserve.decimals)} ${reserve.symbol}`
  const { announced, from, until, redeemable } = provider
  const announce = '`npx specie reserve announce all` announces them'
  const [message, remedy] =
    announced === 0n || block.timestamp > until
      ? [
          announced === 0n
            ? 'No shares are announced, so none can be taken out'
            : `The time to take out ${amount(announced)} ended at ${time(until)}`,
          announce,
        ]
      : block.timestamp < from
        ? [`${amount(announced)} are announced and can be taken out from ${time(from)} on`, 'wait until then']
        : [
            redeemable === 0n
              ? 'The reserve has no cash at hand; what is announced can be taken out as soon as it has some'
              : `${amount(shares)} cannot be taken out now`,
            `take out at most ${amount(redeemable)}, until ${time(until)}`,
          ]
  throw new SpecieError({
    code: 'reserve.notNow',
    message,
    remedy,
    details: { shares, announced, from, until, redeemable },
  })
}

function reserveText(terminal: Terminal, reading: ReserveReading): string {
  const { cash, reserve, provider } = reading
  const amount = (value: bigint) => `${money(value, cash.decimals)} ${cash.symbol}`
  const own =
    provider === undefined
      ? []
      : ([
          ['provider', provider.address],
          [
            'its shares',
            `${money(provider.shares, reserve.decimals)} ${reserve.symbol}, worth ${amount(provider.value)}`,
          ],
          [
            'announced',
            provider.announced === 0n
              ? 'nothing'
              : `${money(provider.announced, reserve.decimals)}, from ${time(provider.from)} to ${time(provider.until)}`,
          ],
        ] as const)
  return facts(terminal, [
    ['block', `${reading.block.number}, ${time(reading.block.timestamp)}`],
    ['cash to be had', amount(reading.available)],
    ['worth', `${amount(reading.low)} for those who leave, ${amount(reading.high)} for those who enter`],
    ['shares', `${money(reading.supply, reserve.decimals)} ${reserve.symbol}`],
    [
      'notice',
      `${Number(reading.cooldown) / 86_400} days, then ${Number(reading.window) / 86_400} days to act`,
    ],
    ...own,
  ])
}
