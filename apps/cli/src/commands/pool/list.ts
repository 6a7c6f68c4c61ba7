import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { action, type Result } from '../../frame/action.ts'
import { day, money } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { table } from '../../frame/table.ts'
import { bundleFolder, readPoolFacts } from '../../pool/bundle.ts'

/** `specie pool list`: every pool of the registry. */
export function addPoolList(parent: Command): void {
  parent.command('list').description('all pools of the registry').action(action(run))
}

async function run(session: Session): Promise<Result> {
  const { client } = await connect(session)
  const { block, pools } = await client.pools.read()
  const readings = await Promise.all(pools.map((pool) => client.pool(pool).read(block.number)))
  const named = readings.map((reading, index) => ({
    number: index + 1,
    name: nameOf(session, reading.address),
    ...reading,
  }))
  const right = 'right' as const
  const columns = [
    { heading: 'pool', align: right },
    { heading: 'name' },
    { heading: 'state' },
    { heading: 'shares' },
    { heading: 'net value', align: right },
    { heading: 'last cut-off' },
    { heading: 'address' },
  ]
  const rows = named.map((pool) => [
    String(pool.number),
    pool.name ?? '',
    pool.state,
    pool.tranches.map(({ share }) => share.symbol).join(' '),
    pool.valuation === undefined
      ? ''
      : `${money(pool.valuation.lower, pool.cash.decimals)} ${pool.cash.symbol}`,
    pool.asOf === 0 ? '' : day(pool.asOf),
    pool.address,
  ])
  return {
    data: { block, pools: named },
    text:
      pools.length === 0
        ? 'No pool has been opened yet: npx specie pool open'
        : table(session.terminal, columns, rows),
  }
}

function nameOf(session: Session, address: `0x${string}`): string | undefined {
  const folder = bundleFolder(session.home.pools, address)
  return existsSync(folder) ? readPoolFacts(folder).name : undefined
}
