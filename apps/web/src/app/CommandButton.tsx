import { lazy, Suspense, useEffect, useState } from 'react'
import { Icon } from '../components/Icon.tsx'

const CommandPalette = lazy(() =>
  import('./CommandPalette.tsx').then((module) => ({ default: module.CommandPalette })),
)

/** Opens the command palette, also by ⌘K or Ctrl K. */
export function CommandButton() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Meta+K Control+K"
        className="inline-flex h-8 items-center gap-2 rounded-lg px-2.5 text-[0.8125rem] text-ink-3 hover:bg-sunken hover:text-ink xl:border xl:border-line xl:bg-sunken"
      >
        <Icon path="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.5-1.5 3 3" />
        <span className="max-xl:sr-only">Search</span>
        <kbd className="font-sans text-ink-3 text-2xs max-xl:hidden">⌘K</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
