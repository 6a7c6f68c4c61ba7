import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'

/** What a word means, behind a small mark that opens by pointer and by keyboard. */
export function Hint({
  children,
  about,
}: {
  readonly children: ReactNode /** The word it explains. */
  readonly about: string
}) {
  return (
    <Tooltip.Provider delayDuration={150}>
      <Tooltip.Root>
        <Tooltip.Trigger
          type="button"
          aria-label={`What ${about} means`}
          className="inline-flex size-4 shrink-0 cursor-help items-center justify-center rounded-full text-ink-3 hover:text-ink"
        >
          <svg width="13" height="13" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.25" />
            <path d="M8 7.25v4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
            <circle cx="8" cy="4.9" r="0.9" fill="currentColor" />
          </svg>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            sideOffset={6}
            collisionPadding={12}
            className="z-50 max-w-72 rounded-lg border border-line bg-raised px-3 py-2 text-[0.8125rem] text-ink-2 leading-5 shadow-pop"
          >
            {children}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  )
}
