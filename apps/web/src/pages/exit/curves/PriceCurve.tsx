import type { AsOf as Dated, Token } from '@specie/api'
import { LineChart } from '../../../charts/LineChart.tsx'
import { formatMoney } from '../../../format/money.ts'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import type { ExitBook } from '../model/ExitBook.ts'
import type { ExitSize } from '../model/exitSizes.ts'
import type { Split } from '../model/splitSale.ts'
import { sourceLook } from '../sourceLook.ts'
import { shortSize } from './SourceCurve.tsx'

/** Average price by size: the best split, each source by itself, the next window. */
export function PriceCurve({
  sizes,
  book,
  share,
  cash,
  asOf,
}: {
  readonly sizes: readonly ExitSize[]
  readonly book: ExitBook
  readonly share: Token
  readonly cash: Token
  readonly asOf: Dated
}) {
  const scale = 10 ** (share.decimals - cash.decimals)
  // A source that cannot take all of a size has no price for it.
  const average = ({ asked, rest, paid }: Split) =>
    rest > 0n ? null : (Number(paid) / Number(asked)) * scale
  const bid = (Number(book.holding.bid ?? 0n) / 1e18) * scale
  const lines = [
    { name: 'Best split', values: sizes.map(({ split }) => average(split)), colour: 'var(--ink)' },
    ...(sizes[0]?.alone ?? []).map(({ kind }, index) => ({
      name: `${sourceLook[kind].name} alone`,
      values: sizes.map(({ alone }) => average(alone[index]!.split)),
      colour: sourceLook[kind].colour,
      dashed: true,
    })),
    {
      name: 'Next window',
      colour: 'var(--series-4)',
      values: sizes.map(({ window, amount }) =>
        window === undefined ? null : (Number(window.paid) / Number(amount)) * scale,
      ),
    },
    { name: 'Bid', values: sizes.map(() => bid), colour: 'var(--series-5)', dashed: true },
  ]
  return (
    <LineChart
      title="Price by size"
      unit={`${cash.symbol} for one ${share.symbol}, on average over the sale`}
      hint="A line ends where that way cannot take all of a size. The window’s price is at today’s bid."
      height={190}
      x={sizes.map(({ amount }) => formatMoney(amount, share, { digits: 0, bare: true }))}
      formatX={shortSize}
      format={(value) => value.toFixed(4)}
      series={lines.filter(({ values }) => values.some((value) => value !== null))}
      source={`contracts’ state, ${ledgerSource(asOf)}`}
    />
  )
}
