import type { RowError } from '@specie/api'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { classes } from '../../../components/classes.ts'
import { inputClasses } from '../../../components/Field.tsx'
import { alikeErrors } from './mending.ts'
import { remedyWords } from './remedyWords.ts'

/** One error: where, what was found, what is expected, and a field to mend it. */
export function ErrorRow({
  error,
  all,
  onMend,
  onLeaveOut,
}: {
  readonly error: RowError
  readonly all: readonly RowError[]
  readonly onMend: (errors: readonly RowError[], value: string) => void
  readonly onLeaveOut: (rows: readonly number[]) => void
}) {
  const [pending, setPending] = useState(false)
  const { row, column, expected, remedy } = error
  const leave = () => {
    setPending(true)
    onLeaveOut([row])
  }
  return (
    <li
      className={classes(
        'grid gap-x-6 gap-y-2 px-5 py-3 md:grid-cols-[5rem_minmax(0,1fr)_minmax(0,1.1fr)]',
        pending && 'opacity-50',
      )}
    >
      <p className="pt-1.5 text-ink-3">row {row}</p>
      <div className="min-w-0">
        <p className="font-medium">{column === null || column === '' ? 'The whole row' : column}</p>
        <p className="text-[0.8125rem] text-ink-2">
          <Found error={error} />, expected {expected}.
        </p>
        <p className="text-[0.8125rem] text-ink-3">{remedyWords(remedy)}</p>
      </div>
      <MendForm
        error={error}
        all={all}
        onMend={(errors, value) => {
          setPending(true)
          onMend(errors, value)
        }}
      >
        <Button kind="quiet" size="small" onClick={leave} aria-label={`Leave out row ${row}`}>
          Leave out
        </Button>
      </MendForm>
    </li>
  )
}

/** What stood there. */
function Found({ error: { found } }: { readonly error: RowError }) {
  if (isNothing(found)) return <>The cell is empty</>
  return (
    <>
      Found <code className="rounded bg-bad-soft px-1 py-0.5 font-mono text-bad text-xs">{found}</code>
    </>
  )
}

/** A field for the right value, for this cell and for those alike. */
function MendForm({
  error,
  all,
  onMend,
  children,
}: {
  readonly error: RowError
  readonly all: readonly RowError[]
  readonly onMend: (errors: readonly RowError[], value: string) => void
  readonly children: ReactNode
}) {
  const before = isNothing(error.found) ? '' : error.found.replace(/ %$/, '')
  const [value, setValue] = useState(before)
  const alike = alikeErrors(all, error)
  if (error.column === null || error.column === '') {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-[0.8125rem] text-ink-3">Mend it in the file, or leave the row out.</p>
        {children}
      </div>
    )
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (value.trim() === before) return
    focusNext(event.currentTarget)
    onMend([error], value.trim())
  }
  return (
    <form onSubmit={submit} data-mend="" className="flex flex-wrap items-start gap-2">
      <input
        value={value}
        onChange={(event) => setValue(event.target.value)}
        aria-label={`${error.column} of row ${error.row}`}
        spellCheck={false}
        autoComplete="off"
        className={classes(inputClasses, 'h-8! w-full min-w-32 flex-1')}
      />
      <Button type="submit" size="small" disabled={value.trim() === before}>
        Mend
      </Button>
      {alike.length > 1 && (
        <Button
          size="small"
          disabled={value.trim() === before}
          onClick={() => onMend(alike, value.trim())}
          title={`Rows ${alike.map(({ row }) => row).join(', ')}`}
        >
          Mend all {alike.length} alike
        </Button>
      )}
      {children}
    </form>
  )
}

/** Puts the cursor where the next error is mended: one goes through a list without a mouse. */
function focusNext(form: HTMLFormElement): void {
  const forms = [...(form.closest('ol')?.querySelectorAll<HTMLFormElement>('form[data-mend]') ?? [])]
  const next = forms[forms.indexOf(form) + 1] ?? forms.find((one) => one !== form)
  const input = next?.querySelector('input')
  input?.focus()
  input?.select()
}

function isNothing(found: string): boolean {
  return found === '' || found === 'nothing'
}
