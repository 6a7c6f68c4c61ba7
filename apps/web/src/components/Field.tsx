import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'

/** Looks of everything that is typed or chosen into. */
export const inputClasses =
  'h-9 rounded-lg border border-line-strong bg-surface px-3 text-sm text-ink shadow-card placeholder:text-ink-3 hover:border-ink-3 focus:border-accent focus:outline-2 focus:outline-accent/25 focus:outline-offset-0 disabled:opacity-60 aria-invalid:border-bad'

/** A label, what it means, and what is wrong, around one control. */
export interface LabelledProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong with what was entered. */
  readonly error?: ReactNode
  readonly optional?: boolean
  /** The label is only for those who do not see. */
  readonly hideLabel?: boolean
}

/** Frame of a labelled control; the control takes `id` and `aria-describedby`. */
export function Labelled({
  label,
  hint,
  error,
  optional,
  hideLabel,
  id,
  children,
}: LabelledProps & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label
        htmlFor={id}
        className={classes('font-medium text-[0.8125rem] text-ink', hideLabel && 'sr-only')}
      >
        {label}
        {optional && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {children}
      {error !== undefined && error !== null && error !== '' ? (
        <p id={`${id}-note`} className="text-[0.8125rem] text-bad">
          {error}
        </p>
      ) : (
        hint !== undefined && (
          <p id={`${id}-note`} className="text-[0.8125rem] text-ink-3">
            {hint}
          </p>
        )
      )}
    </div>
  )
}

/** What a field takes besides its native attributes. */
export interface FieldProps
  extends LabelledProps,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'prefix' | 'onChange'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Unit or sign at the end of the field, such as `LUSD` or `%`. */
  readonly unit?: ReactNode
  /** Something to press at the end, such as `Max`. */
  readonly action?: ReactNode
}

/** One line to type in. */
export function Field({
  label,
  hint,
  error,
  optional,
  hideLabel,
  value,
  onChange,
  unit,
  action,
  className,
  ...rest
}: FieldProps) {
  const id = useId()
  const noted = hint !== undefined || error
  return (
    <Labelled
      label={label}
      hint={hint}
      error={error}
      {...(optional && { optional })}
      {...(hideLabel && { hideLabel })}
      id={id}
    >
      <div className="relative flex items-center">
        <input
          {...rest}
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={noted ? `${id}-note` : undefined}
          className={classes(
            inputClasses,
            'w-full',
            unit !== undefined && 'pr-16',
            action !== undefined && 'pr-28',
            className,
          )}
        />
        {(unit !== undefined || action !== undefined) && (
          <span className="absolute right-3 flex items-center gap-2 text-[0.8125rem] text-ink-3">
            {action}
            {unit}
          </span>
        )}
      </div>
    </Labelled>
  )
}
