import { join } from 'node:path'
import { persona } from '@specie/protocol'
import { USUAL_CURVE_FEED, USUAL_TRANCHES } from '@specie/servicing'
import { guessMapping, openTape, readTape, requireTape, selectPool, summariseTape } from '@specie/tape'
import type { Address } from 'viem'
import { as, type Connection } from '../chain/connect.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { sendQuietly } from '../chain/transact.ts'
import { trancheTable } from '../commands/pool/describePool.ts'
import { money } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import type { PersonaName } from '../keys/personaNamed.ts'
import { readAssumptions } from '../pool/assumptionsFile.ts'
import { bundleFolder } from '../pool/bundle.ts'
import { continueOpening } from '../pool/continueOpening.ts'
import { openPool, usualParties } from '../pool/openPool.ts'
import { projectRoot } from '../workspace/home.ts'
import type { Narrator } from './narrator.ts'

const CUT_OFF = '2026-01-01'

/** Who puts how much into which tranche; the rest of the junior tranche stays with the issuer. */
const orders: readonly (readonly [name: PersonaName, tranche: number, units: bigint])[] = [
  ['investorA', 0, 4_000_000n],
  ['investorB', 0, 2_600_000n],
  ['investorA', 1, 900_000n],
  ['investorB', 1, 1_000_000n],
  ['investorB', 2, 400_000n],
]

/** The sample tape becomes a pool; investors put in cash; the pool is activated and the issuer is paid. */
export async function openAndRaise(
  session: Session,
  connection: Connection,
  tell: Narrator,
): Promise<Address> {
  tell.chapter('A loan tape becomes a pool')
  const tape = await sampleTape(tell)
  const assumptions = readAssumptions(join(projectRoot, 'examples', 'sample-assumptions.json'))
  const opened = await openPool(session, connection, {
    name: 'Sample',
    tape,
    assumptions,
    tranches: USUAL_TRANCHES,
    ...(await usualParties(connection)),
    curveFeed: USUAL_CURVE_FEED,
    raiseDays: 30,
    minimumShare: 0.5,
    feeRate: 0.005,
    writeDown: [1_000, 2_500, 5_000],
    bondShare: 0.01,
    countries: [],
  })
  tell.line(
    `They are worth ${money(opened.value, tape.decimals)} at the curve, after expected losses and spread.`,
  )
  const folder = bundleFolder(session.home.pools, opened.pool)
  await continueOpening(
    { ...session, terminal: tellTerminal(session, tell) },
    connection,
    opened.pool,
    folder,
  )

  tell.chapter('The raise')
  for (const [name, tranche, units] of orders) {
    const investor = await as(connection, name)
    const amount = units * 10n ** BigInt(tape.decimals)
    await provideLocalDollars(quiet(session), investor, amount)
    await sendQuietly(await investor.client.pool(opened.pool).invest({ tranche, amount }))
    tell.line(`${name} buys ${money(amount, tape.decimals, 0)} ${USUAL_TRANCHES[tranche]!.symbol} at par.`)
  }
  await activate(connection, tell, opened.pool)
  return opened.pool
}

async function activate(connection: Connection, tell: Narrator, address: Address): Promise<void> {
  const issuer = await as(connection, 'issuer')
  const pool = issuer.client.pool(address)
  const { result } = await sendQuietly(await pool.activate())
  const paid = await sendQuietly(await pool.withdrawCredit())
  const reading = await pool.read()
  const cash = (amount: bigint) => money(amount, reading.cash.decimals)
  tell.line(
    `Activated: the issuer (${persona('issuer').address}) is paid ${cash(paid.result.cash)} for its loans and`,
  )
  tell.line(`keeps ${cash(result.retained)} of the junior tranche as its own first loss.`)
  tell.line(trancheTable(tell.terminal, reading))
}

async function sampleTape(tell: Narrator) {
  const file = join(projectRoot, 'examples', 'sample-tape.csv')
  const table = await openTape(file)
  const { mapping } = guessMapping(table.headings, table.sample)
  await table.close()
  const whole = requireTape(await readTape(file, mapping, { cutOffDate: CUT_OFF, name: 'Sample' }))
  const { tape, leftOut } = selectPool(whole, { statuses: ['current', 'late'], maxDaysPastDue: 60 })
  const summary = summariseTape(tape)
  tell.line(
    `examples/sample-tape.csv: ${whole.loans.length} loans, ${leftOut.length} left out by the rules (more than 60 days late).`,
  )
  tell.line(
    `${tape.loans.length} loans of ${summary.borrowers} borrowers owe ${money(summary.balance, tape.decimals)} ${tape.currency} at ${(summary.weightedRate * 100).toFixed(2)} %.`,
  )
  return tape
}

/** Steps of the opening become lines of the story. */
function tellTerminal(session: Session, tell: Narrator) {
  return { ...session.terminal, note: (text: string) => tell.line(sentence(text.trim())) }
}

function sentence(text: string): string {
  return text.startsWith('(') ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** A session whose notes nobody sees. */
function quiet(session: Session): Session {
  return { ...session, terminal: { ...session.terminal, note: () => {} } }
}
