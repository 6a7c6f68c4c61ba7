import { Dialog as Parts } from 'radix-ui'
import type { ReactNode } from 'react'
import { CloseMark } from './CloseMark.tsx'

/** A question or a form in front of the page. */
export function Dialog({
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
  readonly children?: ReactNode
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode
}) {
  return (
    <Parts.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-40 bg-(--shade)" />
        <Parts.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[76vh] max-w-lg flex-col rounded-2xl border border-line bg-raised shadow-pop"
        >
          <header className="flex items-start justify-between gap-4 px-6 pt-5">
            <div>
              <Parts.Title className="font-semibold text-lg">{title}</Parts.Title>
              {description !== undefined && (
                <Parts.Description className="mt-1 text-ink-2">{description}</Parts.Description>
              )}
            </div>
            <Parts.Close
              aria-label="Close"
              className="-mr-2 rounded-lg p-2 text-ink-3 hover:bg-sunken hover:text-ink"
            >
              <CloseMark />
            </Parts.Close>
          </header>
          <div className="min-h-0 overflow-y-auto px-6 py-5">{children}</div>
          {footer !== undefined && (
            <footer className="flex justify-end gap-2 border-line border-t px-6 py-4">{footer}</footer>
          )}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  )
}
