import { addressOf, persona } from '@specie/protocol'
import type { Address } from 'viem'
import { as, type Connection } from '../chain/connect.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { setChainTime } from '../chain/setChainTime.ts'
import { sendQuietly } from '../chain/transact.ts'
import { trancheTable } from '../commands/pool/describePool.ts'
import { windowTimes } from '../commands/windows/windowTimes.ts'
import { day, grouped, money, shareOf, wad } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { bundleFolder } from '../pool/bundle.ts'
import { bundledLadder } from '../pool/bundledLadder.ts'
import { recompute } from '../pool/recompute.ts'
import { designateMaker } from './designateMaker.ts'
import { firmPrices } from './firmPrices.ts'
import type { Narrator } from './narrator.ts'
import { openBlocks } from './openBlocks.ts'
import { openMarket } from './openMarket.ts'
import { watchShares } from './watchShares.ts'

const UNIT = 1_000_000n

/** A provider lends cash, the desk lists the shares, an investor leaves; then anyone checks the price. */
export async function exitAndProof(
  session: Session,
  connection: Connection,
  tell: Narrator,
  pool: Address,
): Promise<void> {
  await lend(session, connection, tell, pool)
  await openWindows(connection, tell, pool)
  await openMarket(connection, tell, pool)
  await openBlocks(connection, tell, pool)
  await watchShares(connection, tell, pool)
  await designateMaker(session, connection, tell, pool)
  await leave(connection, tell, pool)
  await check(session, connection, tell, pool)
}

async function lend(session: Session, connection: Connection, tell: Narrator, pool: Address): Promise<void> {
  tell.chapter('A way out')
  const provider = await as(connection, 'provider')
  const amount = 1_500_000n * UNIT
  await provideLocalDollars(
    { ...session, terminal: { ...session.terminal, note: () => {} } },
    provider,
    amount,
  )
  await sendQuietly(await provider.client.reserve.deposit(amount))
  tell.line(`A provider lends ${money(amount, 6)} to the reserve, out of which the desk pays.`)
  const { tranches } = await connection.client.pool(pool).read()
  const [governance, agent] = [await as(connection, 'governance'), await as(connection, 'issuer')]
  const { context } = connection.client
  const [desk, exits] = [addressOf(context, 'Desk'), addressOf(context, 'Exits')]
  for (const [index, limit] of [600_000n, 250_000n].entries()) {
    const { share } = tranches[index]!
    for (const venue of [desk, exits]) {
      await sendQuietly(await agent.client.share(share.address).setVenue(venue))
    }
    const terms = { limit: limit * UNIT, base: 200, slope: 3_000, window: 30 }
    await sendQuietly(await governance.client.desk.list(share.address, terms))
    tell.line(
      `The desk buys ${share.symbol} up to ${money(limit * UNIT, 6, 0)} a month, for 0.2 % and more as the limit fills.`,
    )
  }
  await sendQuietly(await governance.client.desk.setFloat(300_000n * UNIT))
  await sendQuietly(await governance.client.desk.fund())
  await firmPrices(connection, tell, tranches[0]!.share)
}

/** The servicer opens windows for the senior share, whose dates skip the bank holidays of the dollar. */
async function openWindows(connection: Connection, tell: Narrator, pool: Address): Promise<void> {
  const [servicer, agent] = [await as(connection, 'servicer'), await as(connection, 'issuer')]
  const { share, distributing } = (await connection.client.pool(pool).read()).tranches[0]!
  const { windows } = servicer.client.share(share.address)
  const terms = {
    notice: [0, 45, 90] as const,
    fee: [1_000, 400, 0] as const,
    swing: 1_000,
    swingAt: 20_000,
    most: 25_000,
    patience: 3,
    distributing,
  }
  const opened = await sendQuietly(await windows.open(terms))
  await sendQuietly(await agent.client.share(share.address).setVenue(opened.result.windows))
  const { timestamp } = await connection.client.context.reader.getBlock()
  const rhythm = { rhythm: 'monthly', calendar: 'us-federal-reserve', cutoffDays: '5', count: '12' }
  const times = windowTimes(rhythm, Number(timestamp), Number(timestamp))
  await sendQuietly(await windows.publish(times))
  tell.line(
    `${share.symbol} can be handed in for ${times.length} monthly windows, the first on ${day(times[0]!.settles)}: 1 % less, 0.4 % with 45 days of notice, nothing with 90.`,
  )
}

async function leave(connection: Connection, tell: Narrator, pool: Address): Promise<void> {
  tell.chapter('An investor leaves')
  // A mark younger than a day pays the lower of old and new; the next day it pays the price itself.
  const { timestamp } = await connection.client.context.reader.getBlock()
  await setChainTime(connection.rpcUrl, Number(timestamp) + 86_400 + 60)
  const { client } = await as(connection, 'investorA')
  const { tranches } = await client.pool(pool).read()
  const { share } = tranches[0]!
  const amount = 250_000n * UNIT
  const quote = await client.desk.quote(share.address, amount)
  tell.line(
    `The desk quotes ${money(quote.paid, 6)} for 250,000 ${share.symbol}: bid ${wad(quote.bid)}, fee ${shareOf(quote.fee, quote.gross, 2)}.`,
  )
  const { result, receipt } = await sendQuietly(await client.desk.sell({ share: share.address, amount }))
  tell.line(
    `investorA sells ${money(result.filled, 6)} ${share.symbol} and is paid ${money(result.paid, 6)} in the same transaction (gas ${grouped(receipt.gasUsed ?? '')}).`,
  )
  const left = await client.share(share.address).holding(persona('investorA').address)
  tell.line(`${money(left.balance, 6)} ${share.symbol} are left, worth ${money(left.value, 6)}.`)
}

async function check(session: Session, connection: Connection, tell: Narrator, pool: Address): Promise<void> {
  tell.chapter('Anyone checks the price')
  const anyone = await as(connection, 'marketMaker')
  const folder = bundleFolder(session.home.pools, pool)
  const marked = await sendQuietly(await anyone.client.pool(pool).mark())
  tell.line(
    `Re-marked at the present curve from ten moments: ${money(marked.result.value, 6)} at the cut-off.`,
  )
  const ladder = await bundledLadder(anyone, pool, folder)
  const proved = await sendQuietly(await anyone.client.pool(pool).prove(ladder))
  tell.line(
    `Proved on chain from the whole ladder (${grouped(String((ladder.length - 2) / 2))} bytes, gas ${grouped(proved.receipt.gasUsed ?? '')}): ${money(proved.result.value, 6)}.`,
  )
  const found = await recompute(anyone, pool, folder)
  const differing = found.checks.filter(({ agrees }) => !agrees)
  tell.line(
    differing.length === 0
      ? `Recomputed from tape, curve and parameters: all ${found.checks.length} figures are the chain's, to the unit.`
      : `Recomputed: ${differing.map(({ figure }) => figure).join(', ')} differ.`,
  )
  const reading = await anyone.client.pool(pool).read()
  tell.line(trancheTable(tell.terminal, reading))
}
