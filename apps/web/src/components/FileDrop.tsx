import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { classes } from './classes.ts'

/** A place to drop a file on, or to choose one. */
export function FileDrop({
  label,
  hint,
  accept,
  onFile,
  busy = false,
}: {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** As of the browser's file input, e.g. `.csv,.xlsx,.parquet`. */
  readonly accept?: string
  readonly onFile: (file: File) => void
  readonly busy?: boolean
}) {
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined && !busy) onFile(file)
  }
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        'flex cursor-pointer flex-col items-center justify-center rounded-card border border-dashed px-6 py-12 text-center transition-colors focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2',
        over
          ? 'border-accent bg-accent-soft'
          : 'border-line-strong bg-surface hover:border-ink-3 hover:bg-sunken',
        busy && 'pointer-events-none opacity-60',
      )}
    >
      <svg
        width="28"
        height="28"
        viewBox="0 0 28 28"
        className="mb-3 text-ink-3"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M14 18V5m0 0L9 10m5-5 5 5M5 18v3.5A1.5 1.5 0 0 0 6.5 23h15a1.5 1.5 0 0 0 1.5-1.5V18" />
      </svg>
      <span className="font-medium">{label}</span>
      {hint !== undefined && <span className="mt-1 text-[0.8125rem] text-ink-3">{hint}</span>}
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={busy}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
    </label>
  )
}
