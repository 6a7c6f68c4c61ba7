import type { LiquidityChanged, MarketPosition } from '@specie/protocol'
import { ArgumentError, SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { connect, sender } from '../chain/connect.ts'
import { type FoundShare, findShare } from '../chain/findShare.ts'
import { findWallet } from '../chain/findWallet.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { type Receipt, transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money, time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { table } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'
import { addLiquidityResult } from './resultCommands.ts'

interface AddOptions {
  readonly cash: string
  readonly shares: string
  readonly width: string
}

const EXAMPLES = `
Examples:
  $ npx specie lp add SNR --shares 50000 --cash 50000 --as investorA
  $ npx specie lp status SNR --provider investorA
  $ npx specie lp remove SNR --as investorA
  $ npx specie lp result investorA`

/** `specie lp …`: liquidity in a share's market. */
export function addLiquidityCommands(program: Command): void {
  const provider = program
    .command('lp')
    .description('provide liquidity to the market of a share, and take it out')
    .addHelpText('after', EXAMPLES)
  provider
    .command('add')
    .argument('<share>', SHARE)
    .option('--shares <amount>', 'at most', '0')
    .option('--cash <amount>', 'at most', '0')
    .option('--width <ticks>', 'basis points to each side of the price', '200')
    .description('add liquidity around the present price, as much as both amounts allow')
    .action(action(add))
  provider
    .command('remove')
    .argument('<share>', SHARE)
    .argument('[part]', 'per cent of each position; 0: only fees and income', '100')
    .description('take liquidity out with its fees and income')
    .action(action(remove))
  provider
    .command('status')
    .argument('<share>', SHARE)
    .option('--provider <wallet>', 'whose (default: the acting account)')
    .description('positions, what they come to, and what is held for the provider')
    .action(action(status))
  addLiquidityResult(provider)
}

async function add(session: Session, name: string, options: AddOptions): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const { client } = connection
  const found = await findShare(client, name)
  const { pool, state } = await client.market.read(found.share)
  const width = Number(options.width)
  if (!Number.isInteger(width) || width < 10) throw new ArgumentError('--width', options.width, 'at least 10')
  const middle = Math.round((state.first ? pool.tick : -pool.tick) / 10) * 10
  const reach = Math.ceil(width / 10) * 10
  const [shares, cash] = [amountOf(options.shares, found.decimals), amountOf(options.cash, found.decimals)]
  await provideLocalDollars(session, connection, cash)
  const range = { lower: middle - reach, upper: middle + reach }
  const prepared = await client.market.addLiquidity({ share: found.share, ...range, shares, cash })
  const { result, receipt } = await transact(session, connection, prepared)
  const taken = (value: bigint) => money(-value, found.decimals)
  return {
    data: { ...found, ...range, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${taken(result.shares)} ${found.symbol} and ${taken(result.cash)} in cash make the market from tick ${range.lower} to ${range.upper}.`,
  }
}

async function remove(session: Session, name: string, part: string): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const { client } = connection
  const found = await findShare(client, name)
  const per = Number(part)
  if (!(per >= 0 && per <= 100)) throw new ArgumentError('part', part, 'a per cent from 0 to 100')
  const positions = (await client.market.positions(found.share, sender(connection))).filter(
    ({ liquidity }) => liquidity > 0n,
  )
  if (positions.length === 0) {
    throw new SpecieError({
      code: 'market.noPosition',
      message: `There is no liquidity of this account for ${found.symbol}`,
      expected: 'a position',
      remedy: 'add one: npx specie lp add',
    })
  }
  const done: (LiquidityChanged & Receipt & { lower: number; upper: number })[] = []
  for (const { lower, upper, liquidity } of positions) {
    const out = per === 100 ? liquidity : (liquidity * BigInt(Math.round(per * 1e6))) / 100_000_000n
    const prepared = await client.market.removeLiquidity({ share: found.share, lower, upper, liquidity: out })
    const { result, receipt } = await transact(session, connection, prepared)
    done.push({ lower, upper, ...result, ...receipt })
  }
  const sum = (pick: (one: (typeof done)[number]) => bigint) =>
    money(
      done.reduce((total, one) => total + pick(one), 0n),
      found.decimals,
    )
  return {
    data: { ...found, positions: done },
    text: `${sum((one) => one.shares)} ${found.symbol} and ${sum((one) => one.cash)} in cash came out of ${done.length} position(s).`,
  }
}

async function status(
  session: Session,
  name: string,
  options: { readonly provider?: string },
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const { client } = connection
  const found = await findShare(client, name)
  const provider =
    options.provider === undefined ? sender(connection) : findWallet(connection, options.provider)
  const positions = await client.market.positions(found.share, provider)
  return { data: { ...found, provider, positions }, text: statusText(session.terminal, found, positions) }
}

function statusText(terminal: Terminal, found: FoundShare, positions: readonly MarketPosition[]): string {
  if (positions.length === 0) return `No liquidity for ${found.symbol} yet: npx specie lp add`
  const right = 'right' as const
  const units = (value: bigint) => money(value, found.decimals)
  const columns = [
    { heading: 'ticks' },
    { heading: found.symbol, align: right },
    { heading: 'cash', align: right },
    { heading: 'income', align: right },
    { heading: 'fees its own from' },
  ]
  const rows = positions.map(({ lower, upper, shares, cash, income, settledAt }) => [
    `${lower} to ${upper}`,
    units(shares),
    units(cash),
    units(income),
    time(settledAt),
  ])
  const { heldShares, heldCash } = positions[0]!
  const held =
    heldShares + heldCash === 0n
      ? ''
      : `\nHeld: ${units(heldShares)} ${found.symbol}, ${units(heldCash)} in cash`
  return `${table(terminal, columns, rows)}${held}`
}
