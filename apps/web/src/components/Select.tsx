import { useId } from 'react'
import { inputClasses, Labelled, type LabelledProps } from './Field.tsx'

/** A choice of a list. */
export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly disabled?: boolean
}

/** One of several, in the browser's own list: works by keyboard and on phones. */
export function Select<Value extends string>({
  label,
  hint,
  error,
  optional,
  hideLabel,
  value,
  onChange,
  options,
  placeholder,
  disabled,
}: LabelledProps & {
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
  readonly options: readonly Option<Value>[]
  readonly placeholder?: string
  readonly disabled?: boolean
}) {
  const id = useId()
  return (
    <Labelled
      label={label}
      hint={hint}
      error={error}
      {...(optional && { optional })}
      {...(hideLabel && { hideLabel })}
      id={id}
    >
      <div className="relative">
        <select
          id={id}
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value as Value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint !== undefined || error ? `${id}-note` : undefined}
          className={`${inputClasses} w-full appearance-none pr-9`}
        >
          {placeholder !== undefined && (
            <option value="" disabled>
              {placeholder}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <svg
          className="pointer-events-none absolute top-3 right-3 text-ink-3"
          width="12"
          height="12"
          viewBox="0 0 12 12"
          aria-hidden="true"
        >
          <path
            d="M2.5 4.5 6 8l3.5-3.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
          />
        </svg>
      </div>
    </Labelled>
  )
}
