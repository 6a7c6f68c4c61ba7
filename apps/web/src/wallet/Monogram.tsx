import { classes } from '../components/classes.ts'

/** First letters in a square, in place of a picture. */
export function Monogram({ name, small = false }: { readonly name: string; readonly small?: boolean }) {
  const letters = name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join('')
    .toUpperCase()
  return (
    <span
      aria-hidden="true"
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-lg bg-sunken font-semibold text-ink-2 ring-1 ring-line ring-inset',
        small ? 'size-6 rounded-md text-[0.625rem]' : 'size-8 text-2xs',
      )}
    >
      {letters}
    </span>
  )
}
