import {
  addressOf,
  type Persona,
  type PreparedTransaction,
  persona,
  type SpecieClient,
} from '@specie/protocol'
import type { TestSystem } from './deploySystem.ts'
import { collectMonth, type RaisedPool, raisePool } from './raisePool.ts'

const MILLION = 1_000_000n
const DAY = 86_400

/**
 * A pool that people leave: two provide to the reserve and the desk buys and sells, both shares are traded on the market
 * (the mezzanine one through a loss, the senior one while it pays income), and the senior one is handed in for windows
 * that are filled in part, not at all, and given back in kind.
 */
export async function playExits(system: TestSystem): Promise<RaisedPool> {
  const pool = await raisePool(system)
  await system.chain.advance(DAY)
  await liveAtTheDesk(system, pool)
  await liveOnMarket(system, pool)
  await earnIncome(system, pool)
  await liveInWindows(system, pool)
  return pool
}

/** Prepares and sends as one of the people. */
async function act<Result>(
  system: TestSystem,
  name: Persona,
  prepare: (client: SpecieClient) => Promise<PreparedTransaction<Result>>,
): Promise<Result> {
  return (await (await prepare(await system.as(name))).send()).result
}

async function liveAtTheDesk(system: TestSystem, { shares }: RaisedPool): Promise<void> {
  const desk = addressOf(system, 'Desk')
  await cash(system, 'provider', 500_000n)
  await cash(system, 'marketMaker', 500_000n)
  await act(system, 'provider', (client) => client.reserve.deposit(300_000n * MILLION))
  for (const share of shares.slice(0, 2)) {
    await act(system, 'issuer', (client) => client.share(share).setVenue(desk))
    const terms = { limit: 100_000n * MILLION, base: 100, slope: 2_000, window: 7 }
    await act(system, 'governance', (client) => client.desk.list(share, terms))
    await act(system, 'investorA', (client) => client.desk.sell({ share, amount: 15_000n * MILLION }))
  }
  await system.chain.advance(DAY)
  await act(system, 'marketMaker', (client) => client.reserve.deposit(100_000n * MILLION))
  await act(system, 'marketMaker', (client) =>
    client.desk.buy({ share: shares[0]!, amount: 10_000n * MILLION }),
  )
}

async function cash(system: TestSystem, name: Persona, amount: bigint): Promise<void> {
  await act(system, name, (client) => client.cash.mintLocalDollars(persona(name).address, amount * MILLION))
}

async function liveOnMarket(system: TestSystem, { shares, address }: RaisedPool): Promise<void> {
  const share = shares[1]!
  const { Market, PoolManager } = system.deployment.contracts
  await act(system, 'issuer', (client) => client.share(share).setVenue(PoolManager!.address, Market!.address))
  await act(system, 'governance', (client) => client.market.list(share, { width: 200, base: 500 }))
  await cash(system, 'investorA', 400_000n)
  await cash(system, 'investorB', 400_000n)
  const middle =
    Math.round((await (await system.as('investorA')).market.read(share)).state.poolTick / 10) * 10
  const to = persona('investorB').address
  await act(system, 'investorA', (client) => client.share(share).transfer({ to, amount: 70_000n * MILLION }))
  const wide = { share, lower: middle - 300, upper: middle + 300 }
  await act(system, 'investorA', (client) =>
    client.market.addLiquidity({ ...wide, shares: 100_000n * MILLION, cash: 100_000n * MILLION }),
  )
  const low = { share, lower: middle - 100, upper: middle - 20 }
  await act(system, 'investorB', (client) =>
    client.market.addLiquidity({ ...low, shares: 0n, cash: 20_000n * MILLION }),
  )
  for (const [name, side, amount] of [
    ['investorB', 'sell', 30_000n],
    ['investorB', 'sell', 20_000n],
    ['investorA', 'buy', 15_000n],
  ] as const) {
    await system.chain.advance(3_600)
    await act(system, name, (client) =>
      client.market.trade({ share, side, amount: amount * MILLION, minimum: 0n, partly: true }),
    )
  }
  // Losses that reach this share drop its bid, and the next seller takes the step.
  await act(system, 'servicer', (client) => client.pool(address).impair(60_000n * MILLION))
  await act(system, 'investorB', (client) =>
    client.market.trade({ share, side: 'sell', amount: 5_000n * MILLION, minimum: 0n, partly: true }),
  )
  await system.chain.advance(2 * DAY)
  await act(system, 'investorB', (client) => client.market.removeLiquidity({ ...low, liquidity: 0n }))
  const owner = persona('investorA').address
  const { liquidity } = await (await system.as('investorA')).market.position({ ...wide, provider: owner })
  await act(system, 'investorA', (client) =>
    client.market.removeLiquidity({ ...wide, liquidity: liquidity / 2n }),
  )
}

/** A position whose shares pay their income out, and who takes it. */
async function earnIncome(system: TestSystem, pool: RaisedPool): Promise<void> {
  const share = pool.shares[0]!
  const { Market, PoolManager } = system.deployment.contracts
  await act(system, 'issuer', (client) => client.share(share).setVenue(PoolManager!.address, Market!.address))
  await act(system, 'governance', (client) => client.market.list(share, { width: 100, base: 500 }))
  const middle =
    Math.round((await (await system.as('investorA')).market.read(share)).state.poolTick / 10) * 10
  const range = { share, lower: middle - 100, upper: middle + 100 }
  await act(system, 'investorA', (client) =>
    client.market.addLiquidity({ ...range, shares: 50_000n * MILLION, cash: 50_000n * MILLION }),
  )
  await collectMonth(system, pool, 1)
  await act(system, 'investorA', (client) => client.market.removeLiquidity({ ...range, liquidity: 0n }))
}

async function liveInWindows(system: TestSystem, { shares }: RaisedPool): Promise<void> {
  const share = shares[0]!
  const to = persona('investorB').address
  await act(system, 'investorA', (client) => client.share(share).transfer({ to, amount: 20_000n * MILLION }))
  const windows = async (name: Persona) => (await system.as(name)).share(share).windows
  const terms = {
    notice: [0, 20, 0] as const,
    fee: [1_000, 400, 0] as const,
    swing: 1_000,
    swingAt: 50_000,
    most: 100_000,
    patience: 2,
    distributing: true,
  }
  const opened = await act(system, 'servicer', (client) => client.share(share).windows.open(terms))
  await act(system, 'issuer', (client) => client.share(share).setVenue(opened.windows))
  const begin = await system.chain.now()
  const times = [1, 2, 3, 4].map((n) => ({
    cutoff: begin + n * 5 * DAY - DAY,
    settles: begin + n * 5 * DAY,
  }))
  await act(system, 'servicer', async () => (await windows('servicer')).publish(times))
  const ask = (name: Persona, amount: bigint, window?: number) =>
    act(system, name, async () =>
      (await windows(name)).request({
        amount: amount * MILLION,
        ...(window === undefined ? {} : { window }),
      }),
    )
  await ask('investorA', 10_000n)
  await ask('investorB', 4_000n)
  await ask('investorA', 3_000n, 4)
  await act(system, 'investorA', async () => (await windows('investorA')).cancel(1, 2_000n * MILLION))
  await cash(system, 'marketMaker', 10_000n)
  await act(system, 'marketMaker', async () => (await windows('marketMaker')).fund(1, 5_000n * MILLION))
  await act(system, 'marketMaker', async () =>
    (await windows('marketMaker')).withdrawFunding(1, 1_000n * MILLION),
  )
  const settle = async (day: number) => {
    await system.chain.advance(begin + day * DAY - (await system.chain.now()))
    await act(system, 'outsider', async () => (await windows('outsider')).settle())
  }
  await settle(5)
  await act(system, 'investorA', async () => (await windows('investorA')).claim())
  await act(system, 'marketMaker', async () => (await windows('marketMaker')).take(1, 'shares'))
  await settle(10)
  await act(system, 'investorB', async () => (await windows('investorB')).cancel(1, 500n * MILLION))
  await settle(15)
  await act(system, 'investorA', async () => (await windows('investorA')).takeInKind())
}
