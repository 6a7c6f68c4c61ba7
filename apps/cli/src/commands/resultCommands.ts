import { positionResults, type Reading, reserveResult } from '@specie/node'
import { type BlockReference, readBlock } from '@specie/protocol'
import type { Command } from 'commander'
import type { Address } from 'viem'
import { connect } from '../chain/connect.ts'
import { findWallet } from '../chain/findWallet.ts'
import { action, type Result } from '../frame/action.ts'
import { day, money, wad } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'
import { withLedger } from '../node/withLedger.ts'

const NOTE = `
Every unit of the result has a source, and the hurdle is the risk-free rate, an illiquidity premium, expected loss and a
capital charge. Shares count at the bid. The figures come from the ledger; see docs/exits.md.`

/** `specie reserve result`: what lending to the reserve brought, against what it has to bring. */
export function addReserveResult(reserve: Command): void {
  reserve
    .command('result')
    .argument('[wallet]', 'address, or a name on the local chain', 'provider')
    .description('what lending to the reserve brought, where from, and whether it is worth it')
    .addHelpText('after', NOTE)
    .action(
      action((session: Session, wallet: string) =>
        resultsOf(session, wallet, async (reading, address, block) => {
          const found = await reserveResult(reading, address, block)
          return found === null ? [] : [found]
        }),
      ),
    )
}

/** `specie lp result`: the same of ranges of the market. */
export function addLiquidityResult(provider: Command): void {
  provider
    .command('result')
    .argument('[wallet]', 'address, or a name on the local chain', 'investorB')
    .description('what providing to markets brought, where from, and whether it is worth it')
    .addHelpText('after', NOTE)
    .action(action((session: Session, wallet: string) => resultsOf(session, wallet, positionResults)))
}

type ProviderResult = Awaited<ReturnType<typeof positionResults>>[number]
type Results = (reading: Reading, wallet: Address, block: BlockReference) => Promise<ProviderResult[]>

async function resultsOf(session: Session, name: string, results: Results): Promise<Result> {
  const connection = await connect(session)
  const wallet = findWallet(connection, name)
  const { client } = connection
  const found = await withLedger(session, async ({ database, deployment, head }) => {
    const block = await readBlock(client.context.reader, head.number)
    return results({ client, database, deployment }, wallet, block)
  })
  const none = `${name} has provided nothing yet.`
  return {
    data: found,
    text: found.length === 0 ? none : found.map((one) => resultText(session.terminal, one)).join('\n\n'),
  }
}

const NAMES: Readonly<Record<string, string>> = {
  fees: 'fees',
  spread: 'ask over bid',
  premiums: 'premiums for firm prices',
  incentives: 'paid to makers',
  income: 'income of shares',
  idleIncome: 'income of idle cash',
  carry: 'growth at the marks’ rate',
  expectedLoss: 'of it expected to be lost',
  lossVersusNav: 'against the NAV',
  entryAndExit: 'by entering and leaving',
  riskFree: 'risk-free rate',
  illiquidity: 'illiquidity premium',
  capitalCharge: 'capital charge',
}

function resultText(terminal: Terminal, result: ProviderResult): string {
  const { cash, share, range, lines, hurdle, capital } = result
  const amount = (text: string) => `${money(BigInt(text), cash.decimals)} ${cash.symbol}`
  const percent = (rate: number) => `${(rate * 100).toFixed(2)} %`
  const what =
    share === null || range === null
      ? 'the reserve'
      : `${share.symbol} from ${wad(BigInt(range.lower), 4)} to ${wad(BigInt(range.upper), 4)}`
  return facts(terminal, [
    ['provided for', what],
    ['from', `${day(result.from)} to ${day(result.to)}`],
    ['put in', amount(result.contributed)],
    ['taken out', amount(result.withdrawn)],
    ['worth now', amount(result.closing)],
    ...lines.map(({ source, amount: part }): [string, string] => [`  ${NAMES[source]}`, amount(part)]),
    ['result', amount(result.result)],
    ['average capital', `${amount(capital.average)}, ${percent(capital.idle)} of it idle`],
    ...hurdle.parts.map(({ source, rate, amount: part }): [string, string] => [
      `  ${NAMES[source]}`,
      `${percent(rate)}, ${amount(part)}`,
    ]),
    ['hurdle', `${percent(hurdle.rate)}, ${amount(hurdle.amount)}`],
    ['over the hurdle', amount(result.excess)],
    ['in a word', result.sentence],
  ])
}
