import { Card } from '../../../components/Card.tsx'
import { RadioGroup } from '../../../components/RadioGroup.tsx'
import { StepFooter } from '../wizard/StepFooter.tsx'
import { CapitalPicture } from './CapitalPicture.tsx'
import { resized, type TrancheTerms, withTrancheCount } from './capitalStructure.ts'
import type { PoolStepProps } from './openSteps.ts'
import { ProblemList } from './ProblemList.tsx'
import { TrancheEditor } from './TrancheEditor.tsx'
import { previewUnit } from './termsWords.ts'
import { trancheLosses } from './trancheLosses.ts'

/** Into which classes of risk the portfolio is cut. */
export function TranchesStep({ terms, change, problems, preview, enter }: PoolStepProps) {
  const { tranches } = terms
  const unit = preview.data === undefined ? undefined : previewUnit(preview.data)
  const losses = preview.data === undefined ? [] : trancheLosses(terms, preview.data)
  const put = (next: readonly TrancheTerms[]) => change((before) => ({ ...before, tranches: [...next] }))
  const set = (index: number, part: Partial<TrancheTerms>) =>
    put(tranches.map((tranche, i) => (i === index ? { ...tranche, ...part } : tranche)))
  return (
    <div className="grid gap-6">
      <Card
        title="How is the risk shared?"
        hint="Investors differ: some want safety and take a fixed rate, others bear losses and get what is left."
      >
        <div className="grid gap-6 md:grid-cols-2">
          <RadioGroup
            label="Number of tranches"
            value={String(tranches.length) as '1' | '2' | '3'}
            onChange={(count) => put(withTrancheCount(tranches, Number(count) as 1 | 2 | 3))}
            options={[
              {
                value: '3',
                label: 'Three',
                hint: 'Senior, mezzanine and junior: the usual cut for a larger tape.',
              },
              {
                value: '2',
                label: 'Two',
                hint: 'Senior and junior: simple, and enough for most small tapes.',
              },
              { value: '1', label: 'One', hint: 'Everybody shares gains and losses alike.' },
            ]}
          />
          <CapitalPicture tranches={tranches} preview={preview.data} unit={unit} />
        </div>
      </Card>
      {tranches.map((tranche, index) => (
        <TrancheEditor
          // Tranches have no name that stays but their place.

          key={`${tranches.length} ${index}`}
          tranches={tranches}
          index={index}
          preview={preview.data?.tranches[index]}
          loss={preview.data?.tranches[index]?.expectedLoss ?? losses[index]}
          unit={unit}
          onResize={(share) => put(resized(tranches, index, share))}
          onChange={(part) => set(index, part)}
          tranche={tranche}
        />
      ))}
      <ProblemList problems={problems} step="tranches" />
      <StepFooter back={() => enter('risk')} next={() => enter('terms')} nextLabel="Continue: terms" />
    </div>
  )
}
