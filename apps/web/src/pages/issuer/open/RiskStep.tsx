import { Card } from '../../../components/Card.tsx'
import { Hint } from '../../../components/Hint.tsx'
import { formatCount } from '../../../format/rates.ts'
import { StepFooter } from '../wizard/StepFooter.tsx'
import type { PoolStepProps } from './openSteps.ts'
import { PercentField } from './PercentField.tsx'
import { ProblemList } from './ProblemList.tsx'
import { SegmentChoice } from './SegmentChoice.tsx'
import { defaultsAYear, hazardOf, type SegmentTerms, segmentTitle, segmentWords } from './segmentWords.ts'

const COLUMNS = [
  {
    title: 'Stop paying',
    unit: 'a year',
    hint: 'Of 100 loans that pay today, so many default within a year.',
    read: ({ hazard }: SegmentTerms) => defaultsAYear(hazard),
    write: (part: number) => ({ hazard: hazardOf(part) }),
    most: 0.98,
  },
  {
    title: 'Comes back',
    unit: 'of the debt',
    hint: 'What is recovered of the balance of a defaulted loan, in the end.',
    read: ({ recovery }: SegmentTerms) => recovery,
    write: (recovery: number) => ({ recovery }),
    most: 1,
  },
  {
    title: 'Extra yield',
    unit: 'a year',
    hint: 'What investors want above government bonds for waiting and for uncertainty. More of it lowers the value.',
    read: ({ spread }: SegmentTerms) => spread,
    write: (spread: number) => ({ spread }),
    most: 1,
  },
  {
    title: 'Repaid early',
    unit: 'a month',
    hint: 'Part of the balance that borrowers repay every month before it is due.',
    read: ({ prepaymentMonthly }: SegmentTerms) => prepaymentMonthly,
    write: (prepaymentMonthly: number) => ({ prepaymentMonthly }),
    most: 0.5,
  },
] as const

/** What is expected of the loans, segment by segment. */
export function RiskStep({ tape, terms, change, problems, preview, enter }: PoolStepProps) {
  const set = (index: number, part: Partial<SegmentTerms>) =>
    change((before) => ({
      ...before,
      segments: before.segments.map((segment, i) => (i === index ? { ...segment, ...part } : segment)),
    }))
  const loans = new Map(preview.data?.segments.map(({ name, loans: count }) => [name, count]))
  return (
    <div className="grid gap-6">
      <SegmentChoice tape={tape} terms={terms} change={change} />
      <Card
        title="What do you expect of the loans?"
        hint="The value follows from these figures. They are published: anybody can compute the same value, and every month shows whether they were right."
        flush
      >
        <div className="border-line border-t">
          <p className="px-5 py-3 text-ink-2">
            The figures below are <strong className="font-medium text-ink">suggested from your tape</strong>:
            what its loans went through so far, with caution where there is little to learn from. Change what
            you know better.
          </p>
          <ul className="divide-y divide-line border-line border-t">
            {terms.segments.map((segment, index) => (
              <li key={segment.name} className="grid gap-3 px-5 py-4">
                <p className="font-semibold">
                  {segmentTitle(terms.segmentBy, segment.name)}
                  {loans.has(segment.name) && (
                    <span className="ml-2 font-normal text-[0.8125rem] text-ink-3">
                      {formatCount(loans.get(segment.name)!)} loans
                    </span>
                  )}
                </p>
                <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
                  {COLUMNS.map(({ title, unit, hint, read, write, most }) => (
                    <div key={title} className="min-w-0">
                      <p
                        className="mb-1 flex items-center gap-1 text-[0.8125rem] text-ink-2"
                        aria-hidden="true"
                      >
                        {title} <span className="text-ink-3">{unit}</span>
                        {index === 0 && <Hint about={title}>{hint}</Hint>}
                      </p>
                      <PercentField
                        label={`${title}, ${segmentTitle(terms.segmentBy, segment.name)}`}
                        hideLabel
                        value={read(segment)}
                        most={most}
                        onChange={(value) => set(index, write(value))}
                      />
                    </div>
                  ))}
                </div>
                <p className="text-[0.8125rem] text-ink-3">{segmentWords(segment, terms.segmentBy)}</p>
              </li>
            ))}
          </ul>
        </div>
      </Card>
      <ProblemList problems={problems} step="risk" />
      <StepFooter back={() => enter('name')} next={() => enter('tranches')} nextLabel="Continue: tranches" />
    </div>
  )
}
