import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'

/** One of few, all in sight, each with its explanation. */
export function RadioGroup<Value extends string>({
  label,
  value,
  onChange,
  options,
  columns = false,
  threeColumns = false,
}: {
  readonly label: ReactNode
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
  readonly options: readonly {
    readonly value: Value
    readonly label: ReactNode
    readonly hint?: ReactNode
    readonly disabled?: boolean
  }[]
  /** Side by side where there is room. */
  readonly columns?: boolean
  readonly threeColumns?: boolean
}) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-[0.8125rem]">{label}</legend>
      <div className={classes('grid gap-2', columns && 'sm:grid-cols-2', threeColumns && 'sm:grid-cols-3')}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(
              'flex items-start gap-2.5 rounded-lg border px-3 py-2.5 transition-colors',
              option.disabled ? 'opacity-60' : 'cursor-pointer',
              value === option.value
                ? 'border-accent bg-accent-soft'
                : 'border-line-strong bg-surface hover:border-ink-3',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0">
              <span className="block text-sm">{option.label}</span>
              {option.hint !== undefined && (
                <span className="block text-[0.8125rem] text-ink-2">{option.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
