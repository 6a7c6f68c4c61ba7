import type { ReactNode } from 'react'

/** Figures side by side in one frame, divided by lines. */
export function StatRow({
  children,
  label,
}: {
  readonly children: ReactNode /** What the figures are of. */
  readonly label: string
}) {
  return (
    <section
      aria-label={label}
      className="grid grid-cols-2 overflow-hidden rounded-card border border-line bg-line shadow-card lg:grid-flow-col lg:auto-cols-fr lg:grid-cols-none gap-px *:bg-surface *:px-5 *:py-4"
    >
      {children}
    </section>
  )
}
