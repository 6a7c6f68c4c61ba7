import { type LoanRow, type Pool, routes } from '@specie/api'
import { useDeferredValue, useState } from 'react'
import { useAnswer } from '../../../../api/useAnswer.ts'
import { Button } from '../../../../components/Button.tsx'
import { ErrorState } from '../../../../components/ErrorState.tsx'
import { Field } from '../../../../components/Field.tsx'
import { Money } from '../../../../components/Money.tsx'
import { Select } from '../../../../components/Select.tsx'
import { Skeleton } from '../../../../components/Skeleton.tsx'
import { formatCount } from '../../../../format/rates.ts'
import type { Fate, Fates } from './monthOrder.ts'

const SHOWN = 12

const PAID = 'paid'

const CHOICES = [
  { value: PAID, label: 'paid as agreed' },
  { value: 'late', label: 'did not pay' },
  { value: 'defaulted', label: 'defaulted' },
  { value: 'prepaid', label: 'repaid in full' },
] as const

/** Loans found by a search, each with what became of it; those with an entry stay in sight. */
export function LoanFates({
  pool,
  fates,
  onChange,
}: {
  readonly pool: Pool
  readonly fates: Fates
  readonly onChange: (fates: Fates) => void
}) {
  const [search, setSearch] = useState('')
  const [marked, setMarked] = useState<Readonly<Record<string, LoanRow>>>({})
  const asked = useDeferredValue(search.trim())
  const answer = useAnswer(
    routes.loans,
    { params: { pool: pool.pool }, query: { limit: SHOWN, ...(asked !== '' && { search: asked }) } },
    { keep: true },
  )
  const set = (loan: LoanRow, fate: Fate | typeof PAID) => {
    const { [loan.id]: _, ...others } = fates
    setMarked({ ...marked, [loan.id]: loan })
    onChange(fate === PAID ? others : { ...others, [loan.id]: fate })
  }
  const entered = Object.keys(fates).flatMap((id) => (marked[id] === undefined ? [] : [marked[id]]))
  const found = (answer.data?.rows ?? []).filter(({ id }) => fates[id] === undefined)
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="w-full sm:w-80">
          <Field
            label="Loans that went differently"
            type="search"
            value={search}
            onChange={setSearch}
            placeholder="Reference, borrower, grade, country"
          />
        </div>
        <p className="text-[0.8125rem] text-ink-3" aria-live="polite">
          {entered.length > 0 && `${entered.length} entered, `}
          {answer.data !== undefined &&
            `${formatCount(answer.data.total)} loans${asked === '' ? '' : ' found'}`}
        </p>
      </div>
      {answer.isError ? (
        <ErrorState
          error={answer.error}
          retry={() => void answer.refetch()}
          title="The loans cannot be shown"
        />
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line">
          {entered.map((loan) => (
            <LoanFate
              key={loan.id}
              loan={loan}
              pool={pool}
              fate={fates[loan.id]!}
              onChange={(fate) => set(loan, fate)}
            />
          ))}
          {answer.data === undefined ? (
            <li className="grid gap-3 p-4">
              <Skeleton />
              <Skeleton />
              <Skeleton />
            </li>
          ) : (
            found.map((loan) => (
              <LoanFate
                key={loan.id}
                loan={loan}
                pool={pool}
                fate={PAID}
                onChange={(fate) => set(loan, fate)}
              />
            ))
          )}
          {answer.data !== undefined && found.length === 0 && entered.length === 0 && (
            <li className="px-4 py-6 text-center text-ink-3">No loan matches.</li>
          )}
        </ul>
      )}
      {entered.length > 0 && (
        <div>
          <Button kind="quiet" size="small" onClick={() => onChange({})}>
            Forget all entries
          </Button>
        </div>
      )}
    </div>
  )
}

function LoanFate({
  loan,
  pool,
  fate,
  onChange,
}: {
  readonly loan: LoanRow
  readonly pool: Pool
  readonly fate: Fate | typeof PAID
  readonly onChange: (fate: Fate | typeof PAID) => void
}) {
  return (
    <li
      className={`grid items-center gap-x-4 gap-y-2 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_auto_11rem] ${fate === PAID ? '' : 'bg-accent-soft'}`}
    >
      <div className="min-w-0">
        <p className="font-medium">{loan.id}</p>
        <p className="truncate text-[0.8125rem] text-ink-3">
          {[
            loan.borrower,
            loan.grade === null ? null : `grade ${loan.grade}`,
            loan.country,
            loan.daysPastDue > 0 ? `${loan.daysPastDue} days late` : loan.status,
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </p>
      </div>
      <Money amount={loan.balance} token={pool.cash} />
      <Select
        label={`What became of ${loan.id}`}
        hideLabel
        value={fate}
        options={CHOICES}
        onChange={onChange}
      />
    </li>
  )
}
