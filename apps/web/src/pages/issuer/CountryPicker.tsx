import { useId, useState } from 'react'
import { classes } from '../../components/classes.ts'
import { inputClasses, Labelled } from '../../components/Field.tsx'
import { COUNTRY_CODES, countryName } from './countryName.ts'

/** Several countries: typed or chosen one after another, each to be taken out again. */
export function CountryPicker({
  label,
  value,
  onChange,
}: {
  readonly label: string
  /** ISO 3166-1 alpha-2. */
  readonly value: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const add = (typed: string) => {
    const code = codeOf(typed)
    if (code === undefined) return setText(typed)
    setText('')
    if (!value.includes(code)) onChange([...value, code].sort())
  }
  return (
    <div className="grid gap-2">
      <Labelled label={label} id={id} hint="Type a name or a code such as DE and choose.">
        <input
          id={id}
          list={`${id}-list`}
          value={text}
          onChange={(event) => add(event.target.value)}
          aria-describedby={`${id}-note`}
          autoComplete="off"
          className={classes(inputClasses, 'w-full')}
        />
      </Labelled>
      <datalist id={`${id}-list`}>
        {COUNTRY_CODES.filter((code) => !value.includes(code)).map((code) => (
          <option key={code} value={countryName(code)} />
        ))}
      </datalist>
      {value.length > 0 && (
        <ul aria-label={`Chosen ${label.toLowerCase()}`} className="flex flex-wrap gap-1.5">
          {value.map((code) => (
            <li key={code}>
              <button
                type="button"
                onClick={() => onChange(value.filter((one) => one !== code))}
                aria-label={`Take out ${countryName(code)}`}
                className="flex h-7 items-center gap-1.5 rounded-full bg-sunken px-3 text-[0.8125rem] hover:bg-bad-soft hover:text-bad"
              >
                {countryName(code)} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A country by its whole name or its code; codes that begin other names are taken only in capitals. */
function codeOf(text: string): string | undefined {
  const plain = text.trim()
  if (/^[A-Z]{2}$/.test(plain)) return COUNTRY_CODES.find((code) => code === plain)
  return COUNTRY_CODES.find((code) => countryName(code).toLowerCase() === plain.toLowerCase())
}
