import { routes } from '@specie/api'
import type { z } from 'zod'
import { useAnswer } from '../../../api/useAnswer.ts'
import { AddressText } from '../../../components/AddressText.tsx'
import { Badge } from '../../../components/Badge.tsx'
import { Button } from '../../../components/Button.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { formatDate, formatDistance } from '../../../format/dates.ts'
import { readable } from '../../../format/readable.ts'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { PersonaButton } from '../PersonaButton.tsx'

type NextStep = z.output<typeof routes.nextSteps.answer>['data'][number]

const ROLES = {
  issuer: 'the issuer',
  servicer: 'the servicer',
  valuer: 'the valuer',
  anybody: 'anybody',
} as const

/** What has to be signed for a pool to go on, by whom; the first step can be done now. */
export function NextSteps({ pool }: { readonly pool: string }) {
  const { address } = useAccount()
  const answer = useAnswer(
    routes.nextSteps,
    { params: { pool }, query: address === undefined ? {} : { as: address } },
    { keep: true },
  )
  if (answer.isError) {
    return (
      <ErrorState
        error={answer.error}
        retry={() => void answer.refetch()}
        title="The next steps cannot be shown"
      />
    )
  }
  if (answer.data === undefined) {
    return (
      <div className="grid gap-3">
        <Skeleton className="h-5 w-64" />
        <Skeleton className="h-9 w-32" />
      </div>
    )
  }
  const { data: steps, block } = answer.data
  if (steps.length === 0) return <p className="text-ink-3">Nothing has to be done at the moment.</p>
  return (
    <ol className="grid gap-4">
      {steps.map((step, index) => (
        <li key={index} className="flex gap-3">
          <span
            aria-hidden="true"
            className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent-text text-xs"
          >
            {index + 1}
          </span>
          <StepRow step={step} now={block.timestamp} />
        </li>
      ))}
    </ol>
  )
}

function StepRow({ step, now }: { readonly step: NextStep; readonly now: number }) {
  const early = step.from !== null && step.from > now
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-2 pt-0.5">
      <div className="min-w-0">
        <p className="font-medium">{readable(step.what)}</p>
        <p className="flex flex-wrap items-center gap-x-2 text-[0.8125rem] text-ink-3">
          <span>
            by {ROLES[step.role]}
            {step.party !== null && ','}
          </span>
          {step.party !== null && <AddressText address={step.party} copy={false} />}
          {early && step.from !== null && (
            <span>
              from {formatDate(step.from)}, {formatDistance(step.from, now)}
            </span>
          )}
        </p>
      </div>
      <StepAction step={step} early={early} />
    </div>
  )
}

function StepAction({ step, early }: { readonly step: NextStep; readonly early: boolean }) {
  const { address } = useAccount()
  const { start } = useTransaction()
  const mine = step.party === null || step.party.toLowerCase() === address?.toLowerCase()
  if (early) return <Badge>later</Badge>
  if (mine && step.calls !== null && step.calls.length > 0) {
    const { calls, party, what } = step
    return (
      <Button
        kind="primary"
        size="small"
        onClick={() => start({ title: readable(what), calls, ...(party !== null && { party }) })}
      >
        Sign
      </Button>
    )
  }
  if (mine && address !== undefined) return <Badge tone="accent">yours, see below</Badge>
  return step.party === null ? (
    <PersonaButton name="issuer" size="small" />
  ) : (
    <PersonaButton name={step.party} size="small" />
  )
}
