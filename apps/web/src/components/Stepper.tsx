import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Spinner } from './Spinner.tsx'

/** Where a step stands. */
export type StepState = 'done' | 'current' | 'busy' | 'waiting' | 'failed'

/** One step. */
export interface Step {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly state: StepState
}

const WORDS: Readonly<Record<StepState, string>> = {
  done: 'done',
  current: 'now',
  busy: 'under way',
  waiting: 'later',
  failed: 'failed',
}

/** Steps one below another, or in a row. */
export function Stepper({
  steps,
  direction = 'down',
  label,
}: {
  readonly steps: readonly Step[]
  readonly direction?: 'down' | 'across'
  readonly label: string
}) {
  const across = direction === 'across'
  return (
    <ol aria-label={label} className={across ? 'flex gap-2 overflow-x-auto' : 'flex flex-col'}>
      {steps.map((step, index) => (
        <li
          // Steps do not move within a list.
          key={index}
          aria-current={step.state === 'current' || step.state === 'busy' ? 'step' : undefined}
          className={classes(
            'relative flex gap-3',
            across ? 'min-w-28 flex-1 items-center' : 'pb-5 last:pb-0',
          )}
        >
          {!across && index < steps.length - 1 && (
            <span
              aria-hidden="true"
              className={classes(
                'absolute top-6 bottom-0 left-[0.6875rem] w-px',
                step.state === 'done' ? 'bg-accent' : 'bg-line-strong',
              )}
            />
          )}
          <StepMark state={step.state} number={index + 1} />
          <div className="min-w-0 pt-0.5">
            <p
              className={classes(
                'text-sm',
                step.state === 'waiting' ? 'text-ink-3' : 'font-medium text-ink',
                step.state === 'failed' && 'text-bad',
              )}
            >
              {step.title}
              <span className="sr-only">, {WORDS[step.state]}</span>
            </p>
            {step.note !== undefined && <div className="mt-0.5 text-[0.8125rem] text-ink-3">{step.note}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function StepMark({ state, number }: { readonly state: StepState; readonly number: number }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'z-10 flex size-6 shrink-0 items-center justify-center rounded-full border font-medium text-2xs',
        state === 'done' && 'border-accent bg-accent text-accent-ink',
        (state === 'current' || state === 'busy') && 'border-accent bg-raised text-accent-text',
        state === 'waiting' && 'border-line-strong bg-raised text-ink-3',
        state === 'failed' && 'border-bad bg-bad-soft text-bad',
      )}
    >
      {state === 'done' ? '✓' : state === 'failed' ? '!' : state === 'busy' ? <Spinner size={12} /> : number}
    </span>
  )
}
