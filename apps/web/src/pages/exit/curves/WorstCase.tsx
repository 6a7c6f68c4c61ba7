import type { AsOf as Dated, Token } from '@specie/api'
import { poolExits } from '@specie/protocol'
import { worstCase } from '@specie/quant'
import { useMemo } from 'react'
import { LineChart } from '../../../charts/LineChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { formatDate } from '../../../format/dates.ts'
import { formatPercent } from '../../../format/rates.ts'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import type { ExitBook } from '../model/ExitBook.ts'

/** What a holder of any part of the supply gets when nobody comes to help: now, in the next window, once windows are paid. */
export function WorstCase({
  book,
  share,
  asOf,
}: {
  readonly book: ExitBook
  readonly share: Token
  readonly asOf: Dated
}) {
  const { windows, exits } = book
  const points = useMemo(
    () => (exits.nav.bid === undefined || exits.nav.supply === 0n ? [] : worstCase(poolExits(exits))),
    [exits],
  )
  if (points.length === 0) return null
  const of = (cash: bigint, shares: bigint) => {
    const value = Number(shares) * (Number(exits.nav.bid) / 1e18)
    return value === 0 ? 0 : (Number(cash) / value) * 100
  }
  const inKind = inKindFrom(book)
  return (
    <Card>
      <LineChart
        title="The worst case"
        unit="per cent of the value at the bid, by part of the supply that leaves at once"
        hint="Now: all that buys in this block. In the next window: only the cash that stands there today, shared with all who wait. Once windows are paid: their price after the whole swing and the highest fee."
        height={200}
        zero
        x={points.map(({ part }) => formatPercent(Number(part) / 1e5, part % 1_000n === 0n ? 0 : 2))}
        formatX={String}
        format={(value) => formatPercent(value / 100, 1)}
        series={[
          { name: 'Now, in cash', values: points.map(({ today, shares }) => of(today.paid, shares)) },
          ...(windows === undefined
            ? []
            : [
                {
                  name: 'Next window, with today’s cash',
                  values: points.map(({ window, shares }) => of(window.paid, shares)),
                },
                {
                  name: 'Once windows are paid',
                  values: points.map(({ windows: paid, shares }) => of((shares * paid.price) / WAD, shares)),
                },
              ]),
        ]}
        source={`contracts’ state, ${ledgerSource(asOf)}`}
      />
      <p className="mt-4 max-w-prose text-[0.8125rem] text-ink-2">
        {inKind === undefined
          ? `What is not sold stays in the wallet as ${share.symbol}, with its income.`
          : `What no window redeems stays ${share.symbol} and keeps its income. After ${windows!.terms.patience} windows in a row without cash, by ${formatDate(inKind)} at the latest, orders are handed back in kind at any hour.`}{' '}
        {windows !== undefined &&
          `The whole supply would take at least ${points.at(-1)!.windows.least} windows, as each redeems at most ${formatPercent(windows.terms.most / 1e5, 0)}.`}
      </p>
    </Card>
  )
}

const WAD = 10n ** 18n

/** Settlement of the window after which shares are handed back, if no window from now on redeems anything. */
function inKindFrom({ windows }: ExitBook): number | undefined {
  if (windows === undefined || windows.terms.patience === 0) return undefined
  const coming = windows.windows.filter(({ settled }) => !settled)
  return coming[windows.terms.patience - windows.empty - 1]?.settles
}
