import { abis } from '@specie/protocol'
import type { Hex } from 'viem'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'

/** Windows of every share: schedule, what waits, each published window and what a sample of funders brought. */
export async function windowsFigures(on: Reconciling): Promise<Figure[]> {
  const opened = await on.db
    .selectFrom('windowsOpened')
    .select(['windows', 'share'])
    .where('blockNumber', '<=', on.block)
    .orderBy('blockNumber')
    .execute()
  const figures: Figure[] = []
  for (const { windows } of opened) {
    const subject = `windows ${windows}`
    figures.push(...(await scheduleFigures(on, windows, subject)))
    figures.push(...(await windowFigures(on, windows, subject)))
    figures.push(...(await fundFigures(on, windows, subject)))
  }
  return figures
}

async function scheduleFigures(on: Reconciling, windows: Hex, subject: string): Promise<Figure[]> {
  const [own, chain] = await Promise.all([
    on.db
      .selectFrom('windowsVersion')
      .selectAll()
      .where('windows', '=', windows)
      .where('blockNumber', '<=', on.block)
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirst(),
    on.reader.readContract({ ...contractOf(on, windows), functionName: 'state' }),
  ])
  return [
    figure(subject, 'next window', own?.nextWindow ?? 1, chain.next),
    figure(subject, 'last window', own?.lastWindow ?? 0, chain.last),
    figure(subject, 'empty in a row', own?.emptyInRow ?? 0, chain.empty),
    figure(subject, 'shares waiting', own?.waiting ?? 0n, chain.shares),
  ]
}

async function windowFigures(on: Reconciling, windows: Hex, subject: string): Promise<Figure[]> {
  const rows = await on.db
    .selectFrom('windowVersion')
    .distinctOn('number')
    .selectAll()
    .where('windows', '=', windows)
    .where('blockNumber', '<=', on.block)
    .orderBy('number')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  const figures = await Promise.all(
    rows.slice(-on.sample).map(async (own) => {
      const args = [BigInt(own.number)] as const
      const [chain, pot] = await Promise.all([
        on.reader.readContract({ ...contractOf(on, windows), functionName: 'window', args }),
        on.reader.readContract({ ...contractOf(on, windows), functionName: 'pot', args }),
      ])
      const name = (what: string) => `${what} of window ${own.number}`
      return [
        figure(subject, name('cut-off'), own.cutoff, chain.cutoff),
        figure(subject, name('settlement'), own.settles, chain.settles),
        figure(subject, name('shares'), own.settled ? own.redeemed : own.requested, chain.shares),
        figure(subject, name('cash brought'), own.funded, pot.funded),
        figure(subject, name('cash used'), own.paid, pot.used),
        ...(own.settled ? [figure(subject, name('price'), own.price, chain.weight)] : []),
      ]
    }),
  )
  return figures.flat()
}

async function fundFigures(on: Reconciling, windows: Hex, subject: string): Promise<Figure[]> {
  const rows = await on.db
    .selectFrom('windowFundVersion')
    .distinctOn(['number', 'funder'])
    .selectAll()
    .where('windows', '=', windows)
    .where('blockNumber', '<=', on.block)
    .orderBy('number')
    .orderBy('funder')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return await Promise.all(
    rows.slice(-on.sample).map(async ({ number, funder, cash }) => {
      const chain = await on.reader.readContract({
        ...contractOf(on, windows),
        functionName: 'fundOf',
        args: [BigInt(number), funder],
      })
      return figure(subject, `brought for window ${number} by ${funder}`, cash, chain.cash)
    }),
  )
}

function contractOf(on: Reconciling, address: Hex) {
  return { address, abi: abis.Windows, blockNumber: on.block } as const
}
