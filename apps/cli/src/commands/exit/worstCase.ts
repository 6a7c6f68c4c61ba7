import type { WorstCaseCurve } from '@specie/protocol'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import type { Result } from '../../frame/action.ts'
import { day, money, shareOf, time, wad } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { facts, table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'

type Point = WorstCaseCurve['curve'][number]

const WAD = 10n ** 18n
const WHOLE = 100_000n

/** `specie exit worst-case`. */
export async function worstCase(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const { reading, curve } = await client.exits.worstCase(found.share)
  const { block, nav } = reading
  return {
    data: { ...found, block, supply: nav.supply, price: nav.price, bid: nav.bid ?? null, curve },
    text: curveText(session.terminal, { reading, curve }),
  }
}

function curveText(terminal: Terminal, { reading, curve }: WorstCaseCurve): string {
  const { share, block, nav } = reading
  const right = 'right' as const
  const head = facts(terminal, [
    ['share', `${share.symbol}, ${money(nav.supply, share.decimals)} in all`],
    ['block', `${block.number}, ${time(block.timestamp)}`],
    ['price', wad(nav.price)],
    ['bid', nav.bid === undefined ? 'none: no fresh mark' : wad(nav.bid)],
  ])
  const columns = [
    { heading: 'of the supply', align: right },
    { heading: 'shares', align: right },
    { heading: 'sold today', align: right },
    { heading: 'paid today', align: right },
    { heading: 'a share', align: right },
    { heading: 'window pays a share', align: right },
    { heading: 'windows at least', align: right },
    { heading: 'in kind', align: right },
  ]
  const rows = curve.map((point) => row(point, share.decimals))
  return `${head}\n\n${table(terminal, columns, rows)}`
}

function row({ part, shares, today, windows, inKind }: Point, decimals: number): string[] {
  const units = (value: bigint) => money(value, decimals)
  const last = windows.last === undefined ? '' : `, ${day(Number(windows.last))}`
  return [
    shareOf(part, WHOLE, 2),
    units(shares),
    units(today.sold),
    units(today.paid),
    today.sold === 0n ? '' : wad((today.paid * WAD) / today.sold),
    windows.price === 0n ? '' : wad(windows.price),
    windows.least === 0 ? '' : `${windows.least}${last}`,
    units(inKind),
  ]
}
