import type { ScaleLinear } from 'd3-scale'
import { area, curveLinear, curveStepAfter, line } from 'd3-shape'
import { MARGIN } from './axes.ts'
import type { Band } from './stackOf.ts'
import type { Series } from './types.ts'

/** How figures are drawn. */
export type Look = 'line' | 'area' | 'bars' | 'stack'

/** The drawing itself: lines, areas or bars, and the crosshair. */
export function Marks(props: {
  readonly look: Look
  readonly series: readonly Series[]
  readonly bands: readonly (readonly Band[])[]
  readonly place: readonly number[]
  readonly y: ScaleLinear<number, number>
  readonly colours: readonly string[]
  readonly step: boolean
  readonly width: number
  readonly at: number | null
}) {
  const { look, bands, place, y, at } = props
  const [bottom, top] = y.range() as [number, number]
  return (
    <g aria-hidden="true">
      {at !== null && place[at] !== undefined && (
        <line
          x1={place[at]}
          x2={place[at]}
          y1={top}
          y2={bottom}
          stroke="var(--ink-3)"
          strokeDasharray="3 3"
        />
      )}
      {look === 'bars' || look === 'stack' ? <Bars {...props} /> : <Lines {...props} />}
      {at !== null &&
        (look === 'line' || look === 'area') &&
        bands.map((band, index) => {
          const part = band[at]
          return part ? (
            // Series do not move within a chart.
            <circle
              key={index}
              cx={place[at]}
              cy={y(part[1])}
              r="4"
              fill={props.colours[index]}
              stroke="var(--surface)"
              strokeWidth="2"
            />
          ) : null
        })}
    </g>
  )
}

type Drawing = Parameters<typeof Marks>[0]

function Lines({ look, series, bands, place, y, colours, step }: Drawing) {
  const curve = step ? curveStepAfter : curveLinear
  return bands.map((band, index) => {
    const drawn = line<Band>()
      .defined((part) => part !== null)
      .x((_, i) => place[i]!)
      .y((part) => y(part![1]))
      .curve(curve)(band as Band[])
    const filled = area<Band>()
      .defined((part) => part !== null)
      .x((_, i) => place[i]!)
      .y0((part) => y(part![0]))
      .y1((part) => y(part![1]))
      .curve(curve)(band as Band[])
    const single =
      band.filter((part) => part !== null).length === 1 ? band.findIndex((part) => part !== null) : -1
    return (
      <g key={series[index]!.name}>
        {look === 'area' && filled !== null && (
          <path d={filled} fill={colours[index]} opacity={bands.length > 1 ? 0.28 : 0.12} />
        )}
        {drawn !== null && (
          <path
            d={drawn}
            fill="none"
            stroke={colours[index]}
            strokeWidth="2"
            strokeLinejoin="round"
            strokeLinecap="round"
            strokeDasharray={series[index]!.dashed ? '5 4' : undefined}
          />
        )}
        {single >= 0 && <circle cx={place[single]} cy={y(band[single]![1])} r="3.5" fill={colours[index]} />}
      </g>
    )
  })
}

function Bars({ look, bands, place, y, colours, width, at }: Drawing) {
  const band = (width - MARGIN.left - MARGIN.right) / Math.max(1, place.length)
  const room = Math.max(1, Math.min(band * 0.7, 48))
  const count = look === 'stack' ? 1 : Math.max(1, bands.length)
  const thick = room / count
  return bands.map((parts, index) =>
    parts.map((part, i) => {
      if (part === null) return null
      const [from, to] = [y(part[0]), y(part[1])]
      const left = place[i]! - room / 2 + (look === 'stack' ? 0 : index * thick)
      return (
        <rect
          // Bars do not move within a chart.
          key={`${index}.${i}`}
          x={left}
          width={Math.max(1, thick - (count > 1 ? 1 : 0))}
          y={Math.min(from, to)}
          height={Math.max(0.5, Math.abs(to - from))}
          rx={Math.min(2, thick / 4)}
          fill={colours[index]}
          opacity={at === null || at === i ? 1 : 0.45}
        />
      )
    }),
  )
}
