import { Link as RouterLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ButtonKind, buttonClasses } from './Button.tsx'
import { classes } from './classes.ts'

/** Where a link leads and how it looks. */
export interface LinkProps {
  /** A path of the console such as `/pools/0x…?tab=nav`, or an address elsewhere. */
  readonly to: string
  /** `button` looks are those of a button; `plain` has none. */
  readonly look?: 'text' | 'plain' | ButtonKind
  readonly size?: 'small' | 'medium' | 'large'
  readonly className?: string
  /** Saved as a file under this name. */
  readonly download?: string | boolean
  readonly children: ReactNode
  readonly title?: string
  readonly 'aria-label'?: string
  readonly onClick?: () => void
}

const TEXT = 'font-medium text-accent-text underline-offset-2 hover:underline'

/** A link within the console, or to the outside. */
export function Link({ to, look = 'text', size, className, download, children, ...rest }: LinkProps) {
  const style = classes(
    look === 'text' ? TEXT : look === 'plain' ? undefined : buttonClasses(look, size),
    className,
  )
  if (download !== undefined || !to.startsWith('/') || to.startsWith('/api/')) {
    const outside = /^https?:/.test(to)
    return (
      <a
        href={to}
        className={style}
        {...(download === undefined ? {} : { download: download === true ? '' : download })}
        {...(outside ? { target: '_blank', rel: 'noreferrer' } : {})}
        {...rest}
      >
        {children}
      </a>
    )
  }
  const [path, search] = to.split('?') as [string, string | undefined]
  return (
    <RouterLink
      to={path as never}
      search={(search === undefined ? {} : Object.fromEntries(new URLSearchParams(search))) as never}
      className={style}
      {...rest}
    >
      {children}
    </RouterLink>
  )
}
