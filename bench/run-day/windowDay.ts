import type { WindowReading, WindowSettled } from '@specie/protocol'
import { type HouseRun, nowAt } from './HouseRun.ts'
import { pay } from './Leaving.ts'
import { clientOf, LEAST } from './leave.ts'
import { cash, done } from './openHouse.ts'
import { LOSS, NEW_MONEY, SUPPLY } from './scene.ts'

/** Brings the new money of the day once a window's cut-off has passed, and settles it when its hour has come. */
export async function tendWindows(run: HouseRun): Promise<void> {
  for (;;) {
    const { coming } = await nextWindow(run)
    const now = await run.house.system.chain.now()
    if (coming === undefined || now <= coming.cutoff) return
    if (coming.funded === 0n && now < coming.settles) await bring(run, coming.number)
    if (now < coming.settles) return
    await settle(run)
  }
}

/** Lets windows settle until nobody waits, and all claim. */
export async function drain(run: HouseRun): Promise<void> {
  const { chain } = run.house.system
  for (;;) {
    const { coming, waiting } = await nextWindow(run)
    if (coming === undefined || waiting === 0n) break
    const now = await chain.now()
    if (now <= coming.cutoff) await chain.advance(coming.cutoff + 1 - now)
    await tendWindows(run)
    await chain.advance(coming.settles - (await chain.now()))
    await tendWindows(run)
  }
  for (const [holder, queued] of run.queue) {
    const { windows } = clientOf(run, holder).share(run.house.share)
    const { result } = await (await windows.claim()).send()
    run.claimsOff = Math.max(run.claimsOff, Math.abs(Number(result.cash) - queued.cash))
    if ((await windows.orders(holder.account.address)).waiting >= LEAST) run.locked += 1
  }
}

async function nextWindow({ reader, house }: HouseRun) {
  const { next, waiting, windows } = await reader.share(house.share).windows.read()
  const joining = windows.reduce((sum, { settled, shares }) => (settled ? sum : sum + shares), 0n)
  const coming: WindowReading | undefined = windows.find(({ number }) => number === next)
  return { coming, waiting: waiting + joining }
}

async function bring(run: HouseRun, window: number): Promise<void> {
  const amount = BigInt(Math.round(Number(SUPPLY) * NEW_MONEY))
  await cash(run.house.system, 'investorA', amount)
  await done((await run.house.system.as('investorA')).share(run.house.share).windows.fund(window, amount))
}

/** Books what a settlement means for everybody in it: the same fraction and price. */
async function settle(run: HouseRun): Promise<void> {
  const settled: WindowSettled = await done(run.reader.share(run.house.share).windows.settle())
  const { nav, time } = await nowAt(run)
  run.clock.push({ time, nav, newMoney: true, unstated: 0 })
  if (settled.redeemed === 0n) return
  const fraction = Number(settled.redeemed) / Number(settled.requested)
  const price = (Number(settled.price) / 1e18) * (1 - run.house.windows.fee[0] / 1e5)
  for (const [holder, queued] of run.queue) {
    if (queued.window > settled.window || queued.shares === 0) continue
    const part = queued.shares * fraction
    queued.shares -= part
    queued.cash += part * price
    pay(run.leavings.get(holder)!, part, part * price, nav, time)
  }
}

/** The servicer states what is known, if it is more than before. */
export async function stateLoss(run: HouseRun, fear: number): Promise<void> {
  const loss = BigInt(Math.round(run.value * LOSS * (fear - run.stated)))
  if (loss <= 0n) return
  run.stated = fear
  await done((await run.house.system.as('servicer')).pool(run.house.pool).impair(loss))
}
