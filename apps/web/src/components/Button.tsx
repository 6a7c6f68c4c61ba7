import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Spinner } from './Spinner.tsx'

/** Looks of a button: one primary on a page. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

const BASE =
  'inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium transition-colors disabled:opacity-50'

const KINDS: Readonly<Record<ButtonKind, string>> = {
  primary: 'bg-accent text-accent-ink shadow-card hover:bg-accent-hover disabled:hover:bg-accent',
  secondary: 'border border-line-strong bg-surface text-ink shadow-card hover:bg-sunken',
  quiet: 'text-ink-2 hover:bg-sunken hover:text-ink',
  danger: 'border border-line-strong bg-surface text-bad shadow-card hover:bg-bad-soft',
}

const SIZES = {
  small: 'h-8 px-3 text-[0.8125rem]',
  medium: 'h-9 px-4 text-sm',
  large: 'h-11 px-5 text-[0.9375rem]',
} as const

/** Class names of a button, for what looks like one and is not, such as a link. */
export function buttonClasses(kind: ButtonKind = 'secondary', size: keyof typeof SIZES = 'medium'): string {
  return classes(BASE, KINDS[kind], SIZES[size])
}

/** What a button takes besides its native attributes. */
export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind
  readonly size?: keyof typeof SIZES
  /** At work: it spins and cannot be pressed. */
  readonly busy?: boolean
  readonly icon?: ReactNode
}

/** A button. */
export function Button({ kind, size, busy, icon, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(buttonClasses(kind, size), className)}
      disabled={disabled === true || busy === true}
      aria-busy={busy === true || undefined}
    >
      {busy === true ? <Spinner /> : icon}
      {children}
    </button>
  )
}
