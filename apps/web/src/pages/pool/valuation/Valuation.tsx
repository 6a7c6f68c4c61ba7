import type { Pool } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { SkeletonCard } from '../../../components/Skeleton.tsx'
import { CashCard } from './CashCard.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { LeverCard } from './LeverCard.tsx'
import { RecomputeCard } from './RecomputeCard.tsx'
import { RiskCards } from './RiskCards.tsx'
import { type Inputs, useInputs } from './useInputs.ts'
import { useWorked } from './useWorked.ts'

/** What a pool is worth, what it is expected to pay, what can go wrong; all computed in the visitor's browser. */
export function Valuation({ pool }: { readonly pool: Pool }) {
  const { inputs, error, retry } = useInputs(pool)
  if (error !== null) {
    return (
      <Card>
        <ErrorState error={error} retry={retry} title="The valuation's inputs could not be read" />
      </Card>
    )
  }
  if (inputs === undefined) return <SkeletonCard lines={10} what="the valuation" />
  if (inputs === null || inputs.base.ladder.length === 0) {
    return (
      <Card>
        <EmptyState
          title="No valuation to show"
          text={
            pool.valuation === null
              ? 'The pool has not been reported yet.'
              : 'No loans are left, or the inputs of the last report are kept by another server.'
          }
        />
      </Card>
    )
  }
  return <ValuationView pool={pool} inputs={inputs} />
}

function ValuationView({ pool, inputs }: { readonly pool: Pool; readonly inputs: Inputs }) {
  const worked = useWorked('value', inputs.base)
  if (worked.failure !== undefined) {
    return (
      <Card>
        <ErrorState error={worked.failure} title="The valuation could not be computed" />
      </Card>
    )
  }
  if (worked.gives === undefined) return <SkeletonCard lines={10} what="the valuation" />
  return (
    <div className="flex flex-col gap-6">
      <KeyFigures pool={pool} inputs={inputs} picture={worked.gives} />
      <RecomputeCard pool={pool} />
      <CashCard pool={pool} inputs={inputs} />
      <LeverCard pool={pool} inputs={inputs} levers={worked.gives.levers} />
      <RiskCards pool={pool} inputs={inputs} />
    </div>
  )
}
