import { routes, type Token } from '@specie/api'
import type { ReactNode } from 'react'
import { useAnswer } from '../../api/useAnswer.ts'
import { StackedBars } from '../../charts/StackedBars.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatMonth } from '../../format/dates.ts'
import { formatMoney } from '../../format/money.ts'
import { Answered } from '../pool/Answered.tsx'
import { ledgerSource } from '../pool/figures/ledgerSource.ts'
import { plotted } from '../pool/figures/plotted.ts'
import { incomeByMonth } from './incomeByMonth.ts'

/** Income that a wallet took, month by month and share by share. */
export function IncomeChart({
  address,
  cash,
  choice,
}: {
  readonly address: `0x${string}`
  readonly cash: Token
  readonly choice: ReactNode
}) {
  const answer = useAnswer(routes.activity, { params: { wallet: address }, query: { limit: 500 } })
  return (
    <Answered answer={answer} what="the income" lines={7}>
      {({ rows }, asOf) => {
        const months = incomeByMonth(
          rows.filter(({ cashToken }) => cashToken?.address.toLowerCase() === cash.address.toLowerCase()),
        )
        const symbols = [...new Set(months.flatMap(({ paid }) => [...paid.keys()]))].sort()
        if (months.length === 0) {
          return (
            <>
              <div className="flex justify-end">{choice}</div>
              <EmptyState
                title="No income taken yet"
                text="What pools pay waits until it is claimed; from then on it is shown here month by month."
              />
            </>
          )
        }
        return (
          <StackedBars
            title="Income taken"
            unit={`${cash.symbol} a month`}
            hint="Interest and repaid principal, in the month in which this wallet claimed it."
            x={months.map(({ month }) => month)}
            formatX={(month) => formatMonth(String(month))}
            series={symbols.map((symbol) => ({
              name: symbol,
              values: months.map(({ paid }) => plotted(String(paid.get(symbol) ?? 0n), cash.decimals)),
            }))}
            exact={(_, symbol, index) => formatMoney(months[index]!.paid.get(symbol) ?? 0n, cash)}
            source={ledgerSource(asOf)}
            action={choice}
          />
        )
      }}
    </Answered>
  )
}
