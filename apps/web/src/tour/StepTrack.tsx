import { classes } from '../components/classes.ts'
import { GUIDES } from './guides.ts'
import { TOUR_STEPS, type TourState, type TourStep } from './tourStore.ts'

/** All steps in a row: done, next, to come. `named` writes their titles where there is room. */
export function StepTrack({
  done,
  next,
  named = false,
}: Pick<TourState, 'done'> & { readonly next: TourStep | undefined; readonly named?: boolean }) {
  return (
    <ol aria-label="Steps" className={classes('flex', named ? 'gap-1 lg:gap-3' : 'gap-1')}>
      {TOUR_STEPS.map((step, index) => {
        const isDone = done.includes(step)
        return (
          <li
            key={step}
            aria-current={step === next ? 'step' : undefined}
            className={classes(
              'min-w-0 flex-1 border-t-4 text-xs',
              isDone ? 'border-accent' : step === next ? 'border-accent/40' : 'border-line',
            )}
          >
            <span
              className={classes(
                named ? 'block truncate pt-2 max-lg:sr-only' : 'sr-only',
                step === next ? 'font-medium text-ink' : 'text-ink-3',
              )}
            >
              <span aria-hidden="true">{isDone ? '✓ ' : `${index + 1}. `}</span>
              {GUIDES[step].title}
              {isDone && <span className="sr-only">, done</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
