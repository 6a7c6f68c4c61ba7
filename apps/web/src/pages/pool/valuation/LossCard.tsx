import type { Pool, Risk } from '@specie/api'
import { useMemo, useState } from 'react'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import { FigureTable } from '../../data-room/recompute/FigureTable.tsx'
import { Choice } from '../overview/Choice.tsx'
import { LossChart } from './LossChart.tsx'
import type { LossPicture, LossQuestion } from './lossPicture.ts'
import type { Inputs } from './useInputs.ts'
import { useWorked } from './useWorked.ts'

const CORRELATIONS = ['0', '0.05', '0.15', '0.3'] as const

/** How likely which loss is, and which tranche it reaches. */
export function LossCard({
  pool,
  inputs,
  groups,
}: {
  readonly pool: Pool
  readonly inputs: Inputs
  readonly groups: Risk['groups']
}) {
  const [correlation, setCorrelation] = useState<(typeof CORRELATIONS)[number]>('0.15')
  const asks = useMemo(
    () => (groups.length === 0 ? undefined : questionOf(inputs, groups, Number(correlation))),
    [inputs, groups, correlation],
  )
  const { gives, failure } = useWorked('losses', asks)
  const loans = groups.reduce((sum, group) => sum + group.loans, 0)
  return (
    <Card>
      {groups.length === 0 ? (
        <EmptyState title="Nothing can be lost" text="No loan of the last report is expected to default." />
      ) : failure !== undefined ? (
        <ErrorState error={failure} title="The losses could not be computed" />
      ) : gives === undefined ? (
        <Skeleton className="h-80 w-full" />
      ) : (
        <>
          <LossChart
            title="Loss over the life, and who bears it"
            unit={`probability by size of the loss, ${pool.cash.symbol}`}
            hint="Exact for loans that share one common risk as strongly as chosen; the higher the correlation, the more often nothing happens and the worse it is when something does."
            pool={pool}
            picture={gives}
            action={
              <Choice
                label="Correlation of the loans"
                value={correlation}
                onChange={setCorrelation}
                options={CORRELATIONS.map((value) => ({ value, label: formatPercent(Number(value), 0) }))}
              />
            }
            source={`${formatCount(loans)} loans in ${formatCount(groups.length)} groups of like ones; computed in this browser`}
          />
          <TrancheTable pool={pool} picture={gives} balance={asks!.balance} />
        </>
      )}
    </Card>
  )
}

function questionOf({ base }: Inputs, groups: Risk['groups'], correlation: number): LossQuestion {
  return {
    groups: groups.map(({ loans, pd, loss }) => ({ loans, pd, loss: Number(loss) })),
    correlation,
    balance: base.ladder.reduce((sum, segment) => sum + Number(segment.openingBalance[0] ?? 0n), 0),
    claims: base.claims.slice(0, -1).map(({ symbol, amount }) => ({ symbol, amount: Number(amount) })),
    residual: base.claims.at(-1)!.symbol,
  }
}

function TrancheTable({
  pool,
  picture,
  balance,
}: {
  readonly pool: Pool
  readonly picture: LossPicture
  readonly balance: number
}) {
  const share = (amount: number) => formatPercent(amount / balance, 1)
  const money = (amount: number) =>
    formatMoney(BigInt(Math.round(amount)), pool.cash, { bare: true, digits: 0 })
  return (
    <div className="mt-5">
      <FigureTable
        caption="Who bears which losses"
        head={['Tranche', 'Loses from', 'All lost at', 'Of the balance', 'Chance to lose', 'Expected loss']}
        rows={picture.tranches
          .toReversed()
          .map(({ symbol, attachment, detachment, expectedLoss, lossProbability }) => ({
            key: symbol,
            cells: [
              symbol,
              money(attachment),
              money(detachment),
              `${share(attachment)} to ${share(detachment)}`,
              formatPercent(lossProbability, 2),
              expectedLoss === null ? '–' : formatPercent(expectedLoss, 3),
            ],
          }))}
      />
    </div>
  )
}
