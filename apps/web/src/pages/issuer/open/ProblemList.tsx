import { Notice } from '../../../components/Notice.tsx'
import type { PoolStep } from './openSteps.ts'
import type { TermsProblem } from './termsProblems.ts'

/** What keeps the terms from being signed; of one step, or all with a way there. */
export function ProblemList({
  problems,
  step,
  onEnter,
}: {
  readonly problems: readonly TermsProblem[]
  readonly step?: PoolStep
  readonly onEnter?: (step: PoolStep) => void
}) {
  const own = step === undefined ? problems : problems.filter((problem) => problem.step === step)
  if (own.length === 0) return null
  return (
    <Notice
      kind="warn"
      title={own.length === 1 ? 'One thing is still open' : `${own.length} things are still open`}
    >
      <ul className="mt-1 list-disc space-y-0.5 pl-4">
        {own.map((problem) => (
          <li key={problem.text}>
            {problem.text}{' '}
            {onEnter !== undefined && (
              <button
                type="button"
                className="font-medium text-accent-text underline-offset-2 hover:underline"
                onClick={() => onEnter(problem.step)}
              >
                Mend it
              </button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
