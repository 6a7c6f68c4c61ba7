import { type RefObject, useEffect, useRef } from 'react'

/** A row that scrolls sideways: its current item (`data-current`, or active) is brought into sight when `current` changes. */
export function useInSight<Row extends HTMLElement>(current: string): RefObject<Row | null> {
  const row = useRef<Row>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current item is another thing to show
  useEffect(() => {
    const item = row.current?.querySelector<HTMLElement>('[data-current], [data-state="active"]')
    if (row.current === null || item === null || item === undefined) return
    // The row alone is scrolled: scrollIntoView would move the page as well.
    const over = item.getBoundingClientRect()
    const within = row.current.getBoundingClientRect()
    if (over.right > within.right) row.current.scrollLeft += over.right - within.right + 24
    if (over.left < within.left) row.current.scrollLeft -= within.left - over.left + 24
  }, [current])
  return row
}
