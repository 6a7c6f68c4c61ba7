import { type OpeningTerms, routes, type Tape } from '@specie/api'
import { useState } from 'react'
import { ask } from '../../../api/ask.ts'
import { Card } from '../../../components/Card.tsx'
import { sentenceOf } from '../../../components/ErrorState.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { RadioGroup } from '../../../components/RadioGroup.tsx'
import { groupingsOf } from './groupingsOf.ts'

type Grouping = OpeningTerms['segmentBy']

/** What the loans are told apart by; another choice brings estimates of the new groups. */
export function SegmentChoice({
  tape,
  terms,
  change,
}: {
  readonly tape: Tape
  readonly terms: OpeningTerms
  readonly change: (change: (terms: OpeningTerms) => OpeningTerms) => void
}) {
  const [busy, setBusy] = useState<Grouping>()
  const [error, setError] = useState<unknown>(undefined)
  const choose = async (by: Grouping) => {
    if (by === terms.segmentBy) return
    setBusy(by)
    setError(undefined)
    try {
      const { segmentBy, segments } = await ask(routes.suggestOpening, {
        params: { id: tape.id },
        query: { segmentBy: by },
      })
      change((before) => ({ ...before, segmentBy, segments }))
    } catch (cause) {
      setError(cause)
    }
    setBusy(undefined)
  }
  return (
    <Card
      title="What are the loans told apart by?"
      hint="Each group has expectations of its own. Another choice brings suggestions for the new groups; what you typed for the old ones is dropped."
    >
      <div className="grid gap-3" aria-busy={busy !== undefined}>
        <RadioGroup
          label={<span className="sr-only">Groups of loans</span>}
          value={busy ?? terms.segmentBy}
          onChange={(by) => void choose(by)}
          threeColumns
          options={groupingsOf(tape).map((option) => ({
            ...option,
            disabled: option.disabled || busy !== undefined,
          }))}
        />
        {busy !== undefined && (
          <p role="status" className="text-[0.8125rem] text-ink-3">
            Estimating the new groups from your tape …
          </p>
        )}
        {error !== undefined && (
          <Notice kind="bad" title="The groups stay as they were">
            {sentenceOf(error).message}. {sentenceOf(error).remedy}
          </Notice>
        )}
      </div>
    </Card>
  )
}
