import type { ReactNode } from 'react'
import { classes } from '../../../components/classes.ts'
import { useInSight } from '../../../components/useInSight.ts'

/** One step of a wizard. `done`: nothing is missing in it. `open`: it may be entered. */
export interface WizardStep<Name extends string> {
  readonly name: Name
  readonly title: string
  readonly done: boolean
  readonly open: boolean
  /** E.g. how many problems it has. */
  readonly note?: ReactNode
}

/** The steps of a wizard in a row, each to be entered by pointer or keyboard. */
export function WizardSteps<Name extends string>({
  label,
  steps,
  current,
  onEnter,
}: {
  readonly label: string
  readonly steps: readonly WizardStep<Name>[]
  readonly current: Name
  readonly onEnter: (name: Name) => void
}) {
  const row = useInSight<HTMLElement>(current)
  return (
    // Positioned, so that what only screen readers see is clipped with the rest of the row.
    <nav ref={row} aria-label={label} className="relative -mx-1 mb-6 overflow-x-auto px-1 py-1">
      <ol className="flex min-w-max gap-1">
        {steps.map((step, index) => (
          <li key={step.name} className="flex items-center">
            {index > 0 && <span aria-hidden="true" className="mx-1 h-px w-4 bg-line-strong sm:w-8" />}
            <button
              type="button"
              disabled={!step.open}
              aria-current={step.name === current ? 'step' : undefined}
              data-current={step.name === current ? true : undefined}
              onClick={() => onEnter(step.name)}
              className={classes(
                'flex items-center gap-2 rounded-lg px-2.5 py-1.5 text-sm transition-colors',
                step.name === current ? 'bg-accent-soft font-medium text-accent-text' : 'text-ink-2',
                step.open && step.name !== current && 'hover:bg-sunken hover:text-ink',
                !step.open && 'text-ink-3',
              )}
            >
              <StepMark number={index + 1} done={step.done} current={step.name === current} />
              {step.title}
              {step.done && <span className="sr-only">, done</span>}
              {step.note}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepMark({
  number,
  done,
  current,
}: {
  readonly number: number
  readonly done: boolean
  readonly current: boolean
}) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'flex size-5 items-center justify-center rounded-full border font-medium text-2xs',
        done && 'border-accent bg-accent text-accent-ink',
        !done && current && 'border-accent text-accent-text',
        !done && !current && 'border-line-strong',
      )}
    >
      {done ? '✓' : number}
    </span>
  )
}
