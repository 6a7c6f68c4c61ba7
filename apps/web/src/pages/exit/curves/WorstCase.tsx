import type { AsOf as Dated, Token } from '@specie/api'
import { LineChart } from '../../../charts/LineChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { formatDate } from '../../../format/dates.ts'
import { formatPercent } from '../../../format/rates.ts'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import type { ExitBook } from '../model/ExitBook.ts'
import { worstCase } from '../model/worstCase.ts'

/** What a holder of any part of the supply gets if all goes badly: now, in windows at the lowest agreed price, in kind. */
export function WorstCase({
  book,
  share,
  asOf,
}: {
  readonly book: ExitBook
  readonly share: Token
  readonly asOf: Dated
}) {
  const points = worstCase(book)
  if (points.length === 0) return null
  const { windows } = book
  const inKind = inKindFrom(book)
  return (
    <Card>
      <LineChart
        title="The worst case"
        unit="per cent of the value at the bid, by part of the supply that leaves at once"
        hint="Now: all that desk and market pay in this block. With windows: what is left gets the price of a window without notice at the full swing, once cash is brought for it."
        height={200}
        zero
        x={points.map(({ part }) => formatPercent(part, part < 0.01 ? 1 : 0))}
        formatX={String}
        format={(value) => formatPercent(value / 100, 1)}
        series={[
          { name: 'Now, in cash', values: points.map(({ now }) => now * 100) },
          ...(windows === undefined
            ? []
            : [
                {
                  name: 'With windows that are funded',
                  values: points.map(({ withWindows }) => withWindows * 100),
                },
              ]),
        ]}
        source={`contracts’ state, ${ledgerSource(asOf)}`}
      />
      <p className="mt-4 max-w-prose text-[0.8125rem] text-ink-2">
        {inKind === undefined
          ? `What is not sold stays in the wallet as ${share.symbol}, with its income.`
          : `What no window redeems stays ${share.symbol} and keeps its income. After ${windows!.terms.patience} windows in a row without cash, by ${formatDate(inKind)} at the latest, orders are handed back in kind at any hour.`}
      </p>
    </Card>
  )
}

/** Settlement of the window after which shares are handed back, if no window from now on redeems anything. */
function inKindFrom({ windows }: ExitBook): number | undefined {
  if (windows === undefined || windows.terms.patience === 0) return undefined
  const coming = windows.windows.filter(({ settled }) => !settled)
  return coming[windows.terms.patience - windows.empty - 1]?.settles
}
