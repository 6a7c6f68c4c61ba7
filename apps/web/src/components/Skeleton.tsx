import { classes } from './classes.ts'

/** The place of what is still being read, in its final size. */
export function Skeleton({ className = 'h-4 w-full' }: { readonly className?: string }) {
  return <div aria-hidden="true" className={classes('animate-pulse rounded-md bg-sunken', className)} />
}

/** The place of a card that is still being read. */
export function SkeletonCard({
  lines = 4,
  what,
}: {
  readonly lines?: number /** What is being read. */
  readonly what: string
}) {
  return (
    <div
      role="status"
      aria-label={`Reading ${what}`}
      className="rounded-card border border-line bg-surface p-5 shadow-card"
    >
      <Skeleton className="mb-5 h-5 w-40" />
      <div className="flex flex-col gap-3">
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} className={line % 3 === 2 ? 'h-4 w-2/3' : 'h-4 w-full'} />
        ))}
      </div>
    </div>
  )
}
