import { type ReactNode, useEffect, useState } from 'react'
import { Field } from '../../../components/Field.tsx'

/** A decimal fraction, typed as per cent. What cannot be read is not passed on, and said. */
export function PercentField({
  label,
  hint,
  hideLabel,
  value,
  onChange,
  digits = 2,
  unit = '%',
  most = 1,
}: {
  readonly label: string
  readonly hint?: ReactNode
  readonly hideLabel?: boolean
  /** 0.05 is 5 %. */
  readonly value: number
  readonly onChange: (value: number) => void
  readonly digits?: number
  readonly unit?: string
  /** Largest fraction taken. */
  readonly most?: number
}) {
  const [text, setText] = useState(() => written(value, digits))
  const read = readPercent(text)
  useEffect(() => {
    // Another control changed it: what is typed gives way, unless it says the same.
    setText((before) => {
      const own = readPercent(before)
      return own !== undefined && Math.abs(own - value) < 1e-9
        ? before
        : Number.isFinite(value)
          ? written(value, digits)
          : before
    })
  }, [value, digits])
  const outside = read === undefined || read < 0 || read > most
  return (
    <Field
      label={label}
      hint={hint}
      {...(hideLabel && { hideLabel })}
      inputMode="decimal"
      unit={unit}
      value={text}
      onChange={(next) => {
        setText(next)
        const number = readPercent(next)
        if (number !== undefined) onChange(number)
      }}
      error={outside ? `A number from 0 to ${most * 100}` : undefined}
    />
  )
}

function written(value: number, digits: number): string {
  return String(Number((value * 100).toFixed(digits)))
}

/** Per cent as typed, with point or comma, as a fraction; undefined when it is no number. */
export function readPercent(text: string): number | undefined {
  const plain = text.trim().replace(',', '.').replace(/\s*%$/, '')
  return /^\d+(\.\d*)?$|^\.\d+$/.test(plain) ? Number(plain) / 100 : undefined
}
