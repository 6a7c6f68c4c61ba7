import type { PoolReading } from '@specie/protocol'
import { day, money, percent9, time, wad } from '../../frame/numbers.ts'
import { facts, table } from '../../frame/table.ts'
import { styled, type Terminal } from '../../frame/terminal.ts'

/** A pool for a person: where it stands, what it holds, its tranches and their prices. */
export function poolText(terminal: Terminal, number: number, pool: PoolReading): string {
  const { cash, valuation } = pool
  const amount = (value: bigint) => `${money(value, cash.decimals)} ${cash.symbol}`
  const head: (readonly [string, string])[] = [
    ['pool', `${number} at ${pool.address}`],
    ['state', pool.issuanceFrozen ? `${pool.state}, issuance frozen after a double pledge` : pool.state],
    ['block', `${pool.block.number}, ${time(pool.block.timestamp)}`],
    ['issuer', pool.issuer],
    [
      'servicer',
      `${pool.servicer}, bond ${amount(pool.bond.amount)}${pool.bond.posted ? '' : ' not posted'}`,
    ],
    ['valuer', pool.valuer],
    ...(pool.state === 'raising'
      ? ([
          [
            'raise',
            `${amount(pool.raised ?? 0n)} of at least ${amount(pool.minimumRaise)}, until ${time(pool.raiseEnds)}`,
          ],
        ] as const)
      : []),
    ['last report', pool.asOf === 0 ? 'none' : `period ${pool.period}, cut-off ${day(pool.asOf)}`],
    ['tape root', pool.tapeRoot],
    ...(valuation === undefined
      ? []
      : ([
          [
            'net value',
            `${amount(valuation.lower)}${valuation.confirmed ? '' : ' (a valuation waits for the valuer)'}`,
          ],
          ['gross value', amount(valuation.upper)],
        ] as const)),
    ['cash trapped', amount(pool.trapped)],
    ['fees due', amount(pool.feesDue)],
    ['written off', `${amount(pool.defaulted)}, recovered ${amount(pool.recovered)}`],
  ]
  return [facts(terminal, head), '', trancheTable(terminal, pool)].join('\n')
}

/** The tranches of a pool, senior first. */
export function trancheTable(terminal: Terminal, { tranches, cash }: PoolReading): string {
  const right = 'right' as const
  const columns = [
    { heading: 'share' },
    { heading: 'coupon', align: right },
    { heading: 'claims', align: right },
    { heading: 'shares', align: right },
    { heading: 'price', align: right },
    { heading: 'bid', align: right },
    { heading: 'ask', align: right },
    { heading: 'pays' },
  ]
  const rows = tranches.map((tranche) => [
    styled(terminal, 'bold', tranche.share.symbol),
    tranche.coupon === 0 ? 'residual' : percent9(BigInt(tranche.coupon), 2),
    money(tranche.principal + tranche.accrued, cash.decimals),
    money(tranche.supply, tranche.share.decimals),
    wad(tranche.price),
    tranche.bid === undefined ? 'stale' : wad(tranche.bid),
    tranche.ask === undefined ? 'stale' : wad(tranche.ask),
    tranche.distributing ? 'out' : 'into the price',
  ])
  return table(terminal, columns, rows)
}
