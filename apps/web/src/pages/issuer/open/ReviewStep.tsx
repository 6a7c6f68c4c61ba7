import { type OpeningPreview, routes } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask } from '../../../api/ask.ts'
import { answerKey } from '../../../api/useAnswer.ts'
import { AddressText } from '../../../components/AddressText.tsx'
import { Card } from '../../../components/Card.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { sentenceOf } from '../../../components/ErrorState.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { SkeletonCard } from '../../../components/Skeleton.tsx'
import { Spinner } from '../../../components/Spinner.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { StepFooter } from '../wizard/StepFooter.tsx'
import { ExpectedCash } from './ExpectedCash.tsx'
import { openedPool } from './openedPool.ts'
import type { PoolStepProps } from './openSteps.ts'
import { ProblemList } from './ProblemList.tsx'
import { segmentWords } from './segmentWords.ts'
import { termsWords } from './termsWords.ts'
import { forgetTerms } from './useTerms.ts'

/** Everything once more in words, a dry run, and the signature. */
export function ReviewStep(props: PoolStepProps) {
  const { terms, problems, preview, enter } = props
  if (problems.length > 0) {
    return (
      <div className="grid gap-6">
        <ProblemList problems={problems} onEnter={enter} />
        <StepFooter back={() => enter('terms')} />
      </div>
    )
  }
  if (preview.data === undefined) return <SkeletonCard lines={12} what="the value on these terms" />
  return (
    <div className="grid gap-6">
      <Card title={`What you agree to by opening “${terms.name}”`}>
        <dl className="divide-y divide-line">
          {termsWords(terms, preview.data).map(({ title, text }) => (
            <div
              key={title}
              className="grid gap-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-4"
            >
              <dt className="font-medium">{title}</dt>
              <dd className="text-ink-2">{text}</dd>
            </div>
          ))}
          <div className="grid gap-1 py-3 last:pb-0 sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-4">
            <dt className="font-medium">People</dt>
            <dd className="flex flex-wrap gap-x-6 gap-y-1 text-ink-2">
              <span>
                services: <AddressText address={terms.servicer} />
              </span>
              <span>
                values: <AddressText address={terms.valuer} />
              </span>
            </dd>
          </div>
          <div className="grid gap-1 py-3 last:pb-0 sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-4">
            <dt className="font-medium">Expectations</dt>
            <dd className="grid gap-2 text-ink-2">
              {terms.segments.map((segment) => (
                <p key={segment.name}>{segmentWords(segment, terms.segmentBy)}</p>
              ))}
            </dd>
          </div>
        </dl>
      </Card>
      <ExpectedCash preview={preview.data} />
      <Sign {...props} preview={preview} data={preview.data} />
    </div>
  )
}

function Sign({ tape, terms, preview, enter, data }: PoolStepProps & { readonly data: OpeningPreview }) {
  const [agreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [opening, setOpening] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const { start } = useTransaction()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const done = async (hash: `0x${string}`) => {
    setOpening(true)
    try {
      const pool = await openedPool(tape.id, hash)
      forgetTerms(tape.id)
      void queries.invalidateQueries({ queryKey: answerKey(routes.tape, { params: { id: tape.id } }) })
      await navigate({ to: `/pools/${pool}` as never, search: { tab: 'manage' } as never })
    } catch (cause) {
      setError(cause)
      setOpening(false)
    }
  }
  const sign = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { calls } = await ask(routes.opening, { params: { id: tape.id }, body: terms })
      start({
        title: `Open the pool “${terms.name}”`,
        calls,
        about:
          'Puts the pool and its tokens on the chain with the terms above. Investors can see it at once, and put in cash after servicer and valuer have done their part.',
        onIndexed: (hash) => void done(hash),
      })
    } catch (cause) {
      setError(cause)
    }
    setBusy(false)
  }
  return (
    <Card
      title="Sign"
      hint="First it is tried without sending anything: you see what would happen and what it costs, and decide then."
    >
      <div className="grid gap-4">
        {error !== undefined && (
          <Notice kind="bad" title="The pool could not be opened">
            {sentenceOf(error).message}. {sentenceOf(error).remedy}
          </Notice>
        )}
        {opening && (
          <p role="status" className="flex items-center gap-2">
            <Spinner /> The pool is open. Taking you there …
          </p>
        )}
        <Checkbox
          label="The loans on the tape are mine to sell and are pledged to nobody else"
          hint="Each loan leaves a fingerprint on the chain. Whoever finds the same loan in two pools can prove it and is paid from the bond."
          checked={agreed}
          onChange={setAgreed}
        />
        <StepFooter
          back={() => enter('terms')}
          next={() => void sign()}
          nextLabel="Try it and sign"
          busy={busy || opening}
          blocked={
            !agreed
              ? 'Confirm that the loans are yours'
              : !preview.settled
                ? 'One moment: the value is being computed'
                : data.value === '0'
                  ? 'The portfolio is worth nothing'
                  : undefined
          }
        />
      </div>
    </Card>
  )
}
