import { persona } from '@specie/protocol'
import { toDay } from '@specie/quant'
import { currentReport, type PeriodOrder } from '@specie/servicing'
import type { Loan } from '@specie/tape'
import type { Address } from 'viem'
import { as, type Connection } from '../chain/connect.ts'
import { setChainTime } from '../chain/setChainTime.ts'
import { sendQuietly } from '../chain/transact.ts'
import { collectedText } from '../commands/collect.ts'
import { money } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { bundleFolder, bundleReports } from '../pool/bundle.ts'
import { type CollectedPeriod, collectPeriod } from '../servicing/collectPeriod.ts'
import type { Narrator } from './narrator.ts'
import { reportCurve } from './reportCurve.ts'

interface Month {
  readonly title: string
  readonly cutOff: string
  /** What happens besides payments as scheduled. */
  order(loans: readonly Loan[]): Omit<PeriodOrder, 'to'>
  tell(loans: readonly Loan[]): string
}

const NOTHING = { defaulted: [], late: [], prepaid: [], recoveries: 0n }

const plan: readonly Month[] = [
  {
    title: 'January: everybody pays',
    cutOff: '2026-02-01',
    order: (loans) => ({ ...NOTHING, prepaid: largest(loans, 'A', 2) }),
    tell: (loans) => `Two borrowers of grade A repay early (${largest(loans, 'A', 2).join(', ')}).`,
  },
  {
    title: 'February: a default',
    cutOff: '2026-03-01',
    order: (loans) => ({ ...NOTHING, defaulted: largest(loans, 'D', 2), late: largest(loans, 'C', 3) }),
    tell: (loans) =>
      `${largest(loans, 'D', 2).join(' and ')} default and are written off; ${largest(loans, 'C', 3).join(', ')} do not pay.`,
  },
  {
    title: 'March: some catch up, one stays late, something is recovered',
    cutOff: '2026-04-01',
    order: (loans) => ({ ...NOTHING, late: stillLate(loans), recoveries: 21_500_000_000n }),
    tell: (loans) =>
      `${stillLate(loans).join(', ')} misses a second month, so a part of it counts as lost at once;\n21,500.00 are recovered from the defaults and go down the waterfall like principal.`,
  },
]

/** Three months of collections, with everything that a month can bring. */
export async function months(
  session: Session,
  connection: Connection,
  tell: Narrator,
  pool: Address,
): Promise<void> {
  const folder = bundleFolder(session.home.pools, pool)
  const servicer = await as(connection, 'servicer')
  const quiet: Session = { ...session, terminal: { ...session.terminal, note: () => {} } }
  for (const month of plan) {
    tell.chapter(month.title)
    await setChainTime(connection.rpcUrl, toDay(month.cutOff) * 86_400 + 2 * 86_400)
    await reportCurve(session, connection, tell)
    const { loans } = (await currentReport(connection.client, bundleReports(folder), pool)).tape
    tell.line(month.tell(loans))
    const collected = await collectPeriod(quiet, servicer, pool, folder, {
      ...month.order(loans),
      to: month.cutOff,
    })
    await account(servicer, tell, pool, collected)
  }
  await claims(connection, tell, pool)
}

async function account(
  { client }: Connection,
  tell: Narrator,
  pool: Address,
  collected: CollectedPeriod,
): Promise<void> {
  const { cash, tranches } = await client.pool(pool).read()
  tell.line(
    collectedText(
      tell.terminal,
      collected,
      cash.decimals,
      tranches.map(({ share }) => share.symbol),
    ),
  )
}

/** Holders of distributing tranches take their income whenever they like: nobody pushes cash to them. */
async function claims(connection: Connection, tell: Narrator, pool: Address): Promise<void> {
  tell.chapter('Income')
  const { tranches, cash } = await connection.client.pool(pool).read()
  for (const name of ['investorA', 'investorB'] as const) {
    const { client } = await as(connection, name)
    for (const { share, distributing } of tranches) {
      if (!distributing) continue
      const { claimable } = await client.share(share.address).holding(persona(name).address)
      if (claimable === 0n) continue
      const { result } = await sendQuietly(await client.share(share.address).claim())
      tell.line(`${name} claims ${money(result.cash, cash.decimals)} on ${share.symbol}.`)
    }
  }
}

/** The first of the loans that missed the month before. */
function stillLate(loans: readonly Loan[]): string[] {
  return loans
    .filter(({ status, grade }) => status === 'late' && grade === 'C')
    .slice(0, 1)
    .map(({ id }) => id)
}

/** Ids of the largest loans of a grade. */
function largest(loans: readonly Loan[], grade: string, count: number): string[] {
  return loans
    .filter((loan) => loan.grade === grade && loan.kind === 'level-pay')
    .sort((a, b) => (a.balance < b.balance ? 1 : -1))
    .slice(0, count)
    .map(({ id }) => id)
}
