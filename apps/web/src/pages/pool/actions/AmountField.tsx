import { formatAmount } from '@specie/units'
import type { ReactNode } from 'react'
import { Field } from '../../../components/Field.tsx'
import type { Unit } from '../../../format/money.ts'

/** An amount of a token to type, with a button for all there is. */
export function AmountField({
  label,
  token,
  value,
  onChange,
  error,
  hint,
  most,
}: {
  readonly label: string
  readonly token: Unit
  readonly value: string
  readonly onChange: (text: string) => void
  readonly error?: string | undefined
  readonly hint?: ReactNode
  /** Units that the button enters; undefined: no button. */
  readonly most?: bigint | undefined
}) {
  return (
    <Field
      label={label}
      inputMode="decimal"
      autoComplete="off"
      placeholder="0.00"
      value={value}
      onChange={onChange}
      error={error}
      {...(hint !== undefined && { hint })}
      unit={token.symbol}
      {...(most !== undefined &&
        most > 0n && {
          action: (
            <button
              type="button"
              onClick={() => onChange(formatAmount(most, token.decimals))}
              className="rounded px-1.5 py-0.5 font-medium text-accent-text hover:bg-accent-soft"
            >
              All
            </button>
          ),
        })}
    />
  )
}
