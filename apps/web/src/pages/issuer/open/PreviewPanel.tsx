import type { OpeningPreview } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { Spinner } from '../../../components/Spinner.tsx'
import { formatPercent } from '../../../format/rates.ts'
import type { PoolStepProps } from './openSteps.ts'
import { previewUnit } from './termsWords.ts'

/** What the terms come to, beside every step. */
export function PreviewPanel({ preview, problems }: Pick<PoolStepProps, 'preview' | 'problems'>) {
  const { data, error, settled, isFetching } = preview
  return (
    <aside aria-label="What the terms come to" className="grid gap-4 lg:sticky lg:top-20">
      <Card
        title="What it comes to"
        hint={problems.length > 0 ? 'As of the last terms in order' : 'At today’s market rates'}
        action={
          <span role="status" className="text-ink-3 text-xs">
            {isFetching && problems.length === 0 ? (
              <span className="flex items-center gap-1.5">
                <Spinner size={11} /> computing
              </span>
            ) : settled ? (
              'up to date'
            ) : (
              ''
            )}
          </span>
        }
      >
        {data !== undefined ? (
          <Figures preview={data} />
        ) : error !== null ? (
          <ErrorState error={error} retry={() => void preview.refetch()} title="No value can be computed" />
        ) : (
          <div className="grid gap-3">
            <Skeleton className="h-8 w-40" />
            <Skeleton />
            <Skeleton />
            <Skeleton className="h-4 w-2/3" />
          </div>
        )}
      </Card>
      {data !== undefined && error !== null && (
        <ErrorState
          error={error}
          retry={() => void preview.refetch()}
          title="The last terms could not be computed"
        />
      )}
    </aside>
  )
}

function Figures({ preview }: { readonly preview: OpeningPreview }) {
  const unit = previewUnit(preview)
  const room = preview.tranches.reduce((sum, { maximum }) => sum + BigInt(maximum), 0n)
  const price = Number(preview.value) / Number(preview.balance)
  return (
    <>
      <p className="text-[0.8125rem] text-ink-3">The portfolio is worth</p>
      <p className="font-semibold text-2xl tracking-tight">
        <Money amount={preview.value} token={unit} digits={0} />
      </p>
      <p className="mt-0.5 mb-4 text-[0.8125rem] text-ink-3">
        {formatPercent(price, 1)} of what borrowers owe
      </p>
      <KeyValue
        rows={[
          {
            label: 'Borrowers owe',
            value: <Money amount={preview.balance} token={unit} digits={0} />,
          },
          {
            label: 'Expected loss',
            value: <Money amount={preview.expectedLoss} token={unit} digits={0} />,
            hint: 'Defaults less what comes back, over the life of all loans, in money of today. The value is after it.',
          },
          {
            label: 'Investors can put in',
            value: <Money amount={room} token={unit} digits={0} />,
            hint: 'All tranches together. This is what you can raise.',
          },
        ]}
      />
      {preview.sensitivities.length > 0 && (
        <>
          <h3 className="mt-5 mb-2 font-medium text-[0.8125rem]">If 0.01 % a year is added to …</h3>
          <KeyValue
            rows={preview.sensitivities.map(({ what, change }) => ({
              label: what,
              value: <Money amount={change} token={unit} digits={0} signed />,
            }))}
          />
        </>
      )}
    </>
  )
}
