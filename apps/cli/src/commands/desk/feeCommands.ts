import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { percent9, time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { facts } from '../../frame/table.ts'

interface RuleOptions {
  readonly hurdle: string
  readonly gain: string
  readonly step: string
  readonly least: string
  readonly most: string
  readonly days: string
}

interface HoldTermOptions {
  readonly volatility: string
  readonly days: string
  readonly ceiling: string
}

/** `specie desk fee-rule …` and `specie desk hold-terms`: a fee that aims at the hurdle, and firm prices. */
export function addFeeCommands(desk: Command): void {
  const rule = desk.command('fee-rule').description('a base fee that drifts until providers earn a hurdle')
  rule
    .command('show')
    .argument('<share>', SHARE)
    .description('the rule, what providers earn, and where the fee goes')
    .action(action(show))
  rule
    .command('set')
    .argument('<share>', SHARE)
    .requiredOption('--hurdle <rate>', 'return a year that providers are to earn, e.g. 0.065')
    .option('--gain <fraction>', 'fee moved in a period by a shortfall of 100 % a year', '0.01')
    .option('--step <fraction>', 'most that the fee moves in a period', '0.0002')
    .option('--least <fraction>', 'lowest fee', '0.0005')
    .option('--most <fraction>', 'highest fee', '0.01')
    .option('--days <days>', 'period of measurement', '7')
    .description('set the rule of a share (exit steward)')
    .action(action(set))
  rule
    .command('adjust')
    .argument('<share>', SHARE)
    .description('move the fee by what the last period brought; anyone, once a period')
    .action(action(adjust))
  desk
    .command('hold-terms')
    .argument('<share>', SHARE)
    .option('--volatility <fraction>', 'of the price, per root year', '0.06')
    .option('--days <days>', 'longest time of a ticket; 0: none are sold', '30')
    .option('--ceiling <fraction>', 'part of the limit that tickets may bring it to', '0.75')
    .description('sell firm prices of a share (exit steward)')
    .action(action(holdTerms))
}

async function show(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const reading = await client.desk.feeRule(found.share)
  if (reading === undefined)
    return { data: { ...found, rule: null }, text: `The fee of ${found.symbol} is set by hand.` }
  const { terms, rate, fee, since, next } = reading
  return {
    data: { ...found, ...reading },
    text: facts(session.terminal, [
      ['hurdle', `${percent9(BigInt(terms.hurdle))} a year`],
      ['measured', `${percent9(rate)} a year since ${time(since)}`],
      ['fee', `between ${fee5(terms.least)} and ${fee5(terms.most)}, by at most ${fee5(terms.step)} at once`],
      ['a move now', `to ${fee5(Number(fee))}`],
      ['next move', `from ${time(next)}`],
    ]),
  }
}

async function set(session: Session, name: string, options: RuleOptions): Promise<Result> {
  const connection = await connect(session, 'governance')
  const found = await findShare(connection.client, name)
  const hundredThousandths = (text: string) => Math.round(Number(text) * 1e5)
  const terms = {
    hurdle: Math.round(Number(options.hurdle) * 1e9),
    gain: hundredThousandths(options.gain),
    step: hundredThousandths(options.step),
    least: hundredThousandths(options.least),
    most: hundredThousandths(options.most),
    period: Math.round(Number(options.days) * 86_400),
  }
  const prepared = await connection.client.desk.setFeeRule(found.share, terms)
  const { receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, terms, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `The fee of ${found.symbol} aims at ${percent9(BigInt(terms.hurdle))} a year for the providers.`,
  }
}

async function adjust(session: Session, name: string): Promise<Result> {
  const connection = await connect(session)
  const found = await findShare(connection.client, name)
  const prepared = await connection.client.desk.adjustFee(found.share)
  const { result, receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Providers earned ${percent9(result.rate)} a year: the fee of ${found.symbol} goes from ${fee5(Number(result.from))} to ${fee5(Number(result.to))}.`,
  }
}

async function holdTerms(session: Session, name: string, options: HoldTermOptions): Promise<Result> {
  const connection = await connect(session, 'governance')
  const found = await findShare(connection.client, name)
  const conditions = {
    volatility: Math.round(Number(options.volatility) * 1e6),
    longest: Math.round(Number(options.days) * 86_400),
    ceiling: Math.round(Number(options.ceiling) * 1e4),
  }
  const prepared = await connection.client.holds.setTerms(found.share, conditions)
  const { receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, conditions, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Firm prices of ${found.symbol} are sold for up to ${options.days} days.`,
  }
}

/** A fee of 1e-5 as per cent. */
function fee5(fee: number): string {
  return percent9(BigInt(fee) * 10_000n, 3)
}
