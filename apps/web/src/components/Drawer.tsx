import { Dialog as Parts } from 'radix-ui'
import type { ReactNode } from 'react'
import { CloseMark } from './CloseMark.tsx'

/** A panel at the page's side; on a phone it covers it from below. */
export function Drawer({
  open,
  onClose,
  title,
  description,
  children,
  footer,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly children: ReactNode
  readonly footer?: ReactNode
}) {
  return (
    <Parts.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-40 bg-(--shade)" />
        <Parts.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-2xl border border-line bg-raised shadow-pop sm:inset-y-0 sm:left-auto sm:max-h-none sm:w-[27rem] sm:rounded-none sm:border-y-0 sm:border-r-0"
        >
          <header className="flex items-start justify-between gap-4 border-line border-b px-6 py-4">
            <div className="min-w-0">
              <Parts.Title className="font-semibold text-base">{title}</Parts.Title>
              {description !== undefined && (
                <Parts.Description className="mt-0.5 text-[0.8125rem] text-ink-3">
                  {description}
                </Parts.Description>
              )}
            </div>
            <Parts.Close
              aria-label="Close"
              className="-mr-2 rounded-lg p-2 text-ink-3 hover:bg-sunken hover:text-ink"
            >
              <CloseMark />
            </Parts.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 py-5">{children}</div>
          {footer !== undefined && (
            <footer className="flex justify-end gap-2 border-line border-t px-6 py-4">{footer}</footer>
          )}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  )
}
