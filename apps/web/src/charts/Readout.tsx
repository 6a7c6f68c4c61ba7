/** What the crosshair stands on, beside it. */
export function Readout({
  left,
  width,
  title,
  rows,
}: {
  readonly left: number
  readonly width: number
  readonly title: string
  readonly rows: readonly { readonly name: string; readonly value: string; readonly colour: string }[]
}) {
  const onRight = left < width / 2
  return (
    <div
      role="status"
      className="pointer-events-none absolute top-1 z-10 min-w-36 max-w-64 rounded-lg border border-line bg-raised px-3 py-2 text-xs shadow-pop"
      style={onRight ? { left: left + 12 } : { right: width - left + 12 }}
    >
      <p className="mb-1 font-medium text-ink">{title}</p>
      {rows.map((row) => (
        <p key={row.name} className="flex items-center justify-between gap-4 text-ink-2 leading-5">
          <span className="flex min-w-0 items-center gap-1.5">
            <span
              className="size-2 shrink-0 rounded-sm"
              style={{ background: row.colour }}
              aria-hidden="true"
            />
            <span className="truncate">{row.name}</span>
          </span>
          <span className="whitespace-nowrap font-medium text-ink">{row.value}</span>
        </p>
      ))}
    </div>
  )
}
