import {
  abis,
  addressOf,
  claimBits,
  documentsHash,
  feedName,
  INVESTOR_CLASSES,
  loanHash,
  navReport,
  type PreparedTransaction,
  persona,
  type Statement,
  type WindowsTerms,
} from '@specie/protocol'
import { type Ladder, windowDates } from '@specie/quant'
import { CURVE_FEED, type TestSystem } from '@specie/testing'
import { type Address, encodeFunctionData } from 'viem'
import type { Holder } from './holders.ts'
import { type ExitTerms, MAKER, PASSIVE, RESERVE, SUPPLY, UNIT } from './scene.ts'

/** A pool of one share with all its exits open, and where they are. */
export interface House {
  readonly system: TestSystem
  readonly pool: Address
  readonly share: Address
  readonly windows: WindowsTerms
  readonly maker: { readonly lower: number; readonly upper: number }
}

type People = Parameters<TestSystem['as']>[0]
const DAY = 86_400
const YEAR = 365 * DAY
const MONTHS = 24
const CLAIMS = claimBits(['identified', 'sanctionsScreened'])
const BATCH = 50

/** Raises a pool, gives its shares to the holders, and opens desk, windows, market, quotes and Exits on them. */
export async function openHouse(
  system: TestSystem,
  terms: ExitTerms,
  holders: readonly Holder[],
): Promise<House> {
  const { pool, share } = await raise(system)
  await admit(system, holders)
  await handOut(system, share, holders)
  await system.chain.advance(DAY)
  await openDesk(system, share, terms)
  const windows = await openWindows(system, share, terms)
  const maker = await openMarket(system, share, terms)
  await openQuotes(system, share)
  const agent = (await system.as('issuer')).share(share)
  await done(agent.setVenue(addressOf(system, 'Exits')))
  return { system, pool, share, windows, maker }
}

/** Sends what was prepared and gives its result. */
export async function done<Result>(prepared: Promise<PreparedTransaction<Result>>): Promise<Result> {
  return (await (await prepared).send()).result
}

/** Level loans over two years, worth about the supply. */
function ladder(): Ladder {
  const payment = 473_000n * UNIT
  const rows = Array.from({ length: MONTHS }, (_, month) => BigInt(MONTHS - month))
  return [
    {
      hazard: 20_000_000,
      recovery: 400_000_000,
      spread: 30_000_000,
      cash: rows.map(() => payment),
      openingBalance: rows.map((left) => (payment * left * 92n) / 100n),
    },
  ]
}

async function raise(system: TestSystem): Promise<{ pool: Address; share: Address }> {
  const governance = await system.as('governance')
  const { pool, shares } = await done(
    governance.pools.open({
      issuer: persona('issuer').address,
      servicer: persona('servicer').address,
      valuer: persona('valuer').address,
      cash: addressOf(system, 'LocalDollar'),
      documents: documentsHash([{ name: 'prospectus', hash: loanHash('prospectus') }]),
      curveFeed: feedName(CURVE_FEED),
      raiseEnds: (await system.chain.now()) + 30 * DAY,
      minimumRaise: SUPPLY,
      feeRate: 0,
      writeDown: [500, 2_500, 7_500],
      bond: 10_000n * UNIT,
      tranches: [{ name: 'Whole', symbol: 'WHL', maximum: SUPPLY, policy: { required: CLAIMS } }],
    }),
  )
  await cash(system, 'servicer', 10_000n * UNIT)
  await cash(system, 'investorA', SUPPLY)
  const entity = async (name: People) => (await system.as(name)).pool(pool)
  await done((await entity('servicer')).postBond())
  const { report } = navReport(ladder(), await system.chain.now(), 0n, await system.market())
  await done((await entity('issuer')).originate({ tapeRoot: loanHash('tape'), report }))
  await done((await entity('valuer')).confirmValuation(1n))
  await done((await entity('issuer')).startRaising())
  await done((await entity('investorA')).invest({ tranche: 0, amount: SUPPLY }))
  await done((await entity('issuer')).activate())
  return { pool, share: shares[0]! }
}

async function admit(system: TestSystem, holders: readonly Holder[]): Promise<void> {
  const issuer = await system.as('kycIssuer')
  const now = await system.chain.now()
  for (let from = 0; from < holders.length; from += BATCH) {
    const signed = holders.slice(from, from + BATCH).map(({ account }) => {
      const statement: Statement = {
        wallet: account.address,
        claims: CLAIMS,
        country: 276,
        class: INVESTOR_CLASSES.professional,
        expiry: now + 2 * YEAR,
        version: 1,
        deadline: now + DAY,
      }
      return { statement, issuer: persona('kycIssuer').address, signature: '0x' as const }
    })
    await done(issuer.identity.registerBatch(signed))
  }
  for (const { account } of holders) await system.chain.fund(account.address)
}

async function handOut(system: TestSystem, share: Address, holders: readonly Holder[]): Promise<void> {
  const { sender, reader } = (await system.as('investorA')).context
  const receivers = [
    ...holders.map(({ account, shares }) => ({ to: account.address, amount: shares })),
    { to: persona('marketMaker').address, amount: MAKER },
    { to: persona('investorB').address, amount: PASSIVE },
  ]
  let nonce = await reader.getTransactionCount({ address: persona('investorA').address, blockTag: 'latest' })
  for (let from = 0; from < receivers.length; from += BATCH) {
    const some = receivers.slice(from, from + BATCH)
    const data = encodeFunctionData({
      abi: abis.Share,
      functionName: 'batchTransfer',
      args: [some.map(({ to }) => to), some.map(({ amount }) => amount)],
    })
    const hash = await sender!.sendTransaction({ to: share, data, nonce })
    nonce += 1
    await reader.waitForTransactionReceipt({ hash })
  }
}

async function openDesk(system: TestSystem, share: Address, terms: ExitTerms): Promise<void> {
  const governance = await system.as('governance')
  const agent = (await system.as('issuer')).share(share)
  await done(agent.setVenue(addressOf(system, 'Desk')))
  await done(governance.desk.list(share, { limit: RESERVE, ...terms.desk, window: 30 }))
  await cash(system, 'provider', RESERVE)
  await done((await system.as('provider')).reserve.deposit(RESERVE))
}

/** A window each business day, closed the business day before. */
async function openWindows(
  system: TestSystem,
  share: Address,
  { windows: { fee, swing } }: ExitTerms,
): Promise<WindowsTerms> {
  const { windows } = (await system.as('servicer')).share(share)
  const terms: WindowsTerms = {
    notice: [0, 0, 0],
    fee: [fee, 0, 0],
    swing,
    swingAt: 20_000,
    most: 100_000,
    patience: 10,
    distributing: false,
  }
  const opened = await done(windows.open(terms))
  await done((await system.as('issuer')).share(share).setVenue(opened.windows))
  const now = await system.chain.now()
  const rule = { rhythm: 'daily', calendar: 'us-federal-reserve', cutoffDays: 1 } as const
  const noon = (day: number) => day * DAY + DAY / 2
  const times = windowDates(rule, Math.floor(now / DAY), 40)
    .map(({ cutoff, settles }) => ({ cutoff: noon(cutoff), settles: noon(settles) }))
    .filter(({ cutoff }) => cutoff > now + DAY + 600)
  await done(windows.publish(times))
  return terms
}

async function openMarket(system: TestSystem, share: Address, terms: ExitTerms): Promise<House['maker']> {
  const governance = await system.as('governance')
  const agent = (await system.as('issuer')).share(share)
  await done(agent.setVenue(addressOf(system, 'PoolManager'), addressOf(system, 'Market')))
  await done(governance.market.list(share, terms.market))
  const { state } = await governance.market.read(share)
  const around = (width: number) => {
    const middle = Math.round(state.poolTick / 10) * 10
    return { share, lower: middle - width, upper: middle + width }
  }
  await cash(system, 'marketMaker', MAKER)
  await cash(system, 'investorB', PASSIVE)
  const maker = around(100)
  await done(
    (await system.as('marketMaker')).market.addLiquidity({ ...maker, shares: MAKER / 2n, cash: MAKER / 2n }),
  )
  await done(
    (await system.as('investorB')).market.addLiquidity({ ...around(300), shares: PASSIVE, cash: PASSIVE }),
  )
  return maker
}

/** The maker's other half: a resting quote 0.15 % below the bid, 1 % lower when its book is full. */
async function openQuotes(system: TestSystem, share: Address): Promise<void> {
  await done((await system.as('issuer')).share(share).setVenue(addressOf(system, 'Quotes')))
  const { quotes } = await system.as('marketMaker')
  const end = (await system.chain.now()) + YEAR
  const terms = { below: 150, above: 250, skew: 1_000, size: 10_000, end, most: MAKER }
  await done(quotes.set(share, terms))
  await done(quotes.deposit({ share, shares: MAKER / 2n, cash: MAKER / 2n }))
}

/** Local dollars for one of the people. */
export async function cash(system: TestSystem, name: People, amount: bigint): Promise<void> {
  await done((await system.as('governance')).cash.mintLocalDollars(persona(name).address, amount))
}
