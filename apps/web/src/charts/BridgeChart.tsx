import { scaleLinear } from 'd3-scale'
import { useState } from 'react'
import { MARGIN } from './axes.ts'
import { ChartBox } from './ChartBox.tsx'
import { formatAxis } from './formatNumber.ts'
import { Readout } from './Readout.tsx'
import type { ChartFrame } from './types.ts'
import { useWidth } from './useWidth.ts'
import { ValueAxis } from './ValueAxis.tsx'

/** One part of a bridge: a total stands on the ground, a change hangs where the one before it ended. */
export interface BridgePart {
  readonly name: string
  readonly value: number
  readonly total?: boolean
  /** Gains are green and losses red unless said otherwise: cash that is paid out is no loss. */
  readonly tone?: 'good' | 'bad' | 'neutral'
  /** What the part means, in the table and the readout. */
  readonly note?: string
}

/** Pixels a part, below which names lean. */
const LEANING = 58
/** Pixels that leaning names take beneath the bars, and how long they may be. */
const ROOM_BENEATH = 46
const LEANING_LETTERS = 84

/** How one figure became another: opening, changes, closing. */
export function BridgeChart(props: ChartFrame & { readonly parts: readonly BridgePart[] }) {
  const { parts, height = 260, format = formatAxis } = props
  const [ref, width] = useWidth<HTMLDivElement>()
  const [at, setAt] = useState<number | null>(null)
  const bars = bridge(parts)
  const band = (width - MARGIN.left - MARGIN.right) / Math.max(1, parts.length)
  // Names that do not fit side by side lean, and get room beneath for it.
  const leaning = band < LEANING
  const beneath = leaning ? ROOM_BENEATH : 0
  const changes = bars.filter((_, index) => parts[index]?.total !== true)
  const ends = bars.flatMap(({ from, to }) => [from, to])
  // Totals tower over changes: the axis begins just below the lowest change, and says so by its own figures.
  const floor = changes.length > 0 ? Math.min(...changes.flatMap(({ from, to }) => [from, to])) : 0
  const top = Math.max(...ends, 0)
  const low = floor > 0 ? Math.max(0, floor - (top - floor) * 0.6) : Math.min(...ends, 0)
  const y = scaleLinear()
    .domain([low, top])
    .range([height - MARGIN.bottom - 12 - beneath, MARGIN.top])
    .nice(4)
  const base = y.domain()[0]!
  const middle = (index: number) => MARGIN.left + band * (index + 0.5)
  const colour = (index: number) => colourOf(parts[index]!)
  const written = (index: number) =>
    props.exact?.(parts[index]!.value, parts[index]!.name, index) ?? format(parts[index]!.value)
  return (
    <ChartBox
      frame={props}
      head={['', props.unit]}
      rows={() => parts.map((part, index) => ({ name: part.name, values: [written(index)] }))}
    >
      <div ref={ref} className="relative">
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          tabIndex={0}
          aria-label={`${props.title}, ${props.unit}. ${parts.map((part, index) => `${part.name}: ${written(index)}`).join('; ')}`}
          className="block max-w-full touch-pan-y select-none rounded"
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            const index = Math.floor((((event.clientX - box.left) / box.width) * width - MARGIN.left) / band)
            setAt(index >= 0 && index < parts.length ? index : null)
          }}
          onPointerLeave={() => setAt(null)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') setAt(Math.min(parts.length - 1, (at ?? -1) + 1))
            if (key === 'ArrowLeft') setAt(Math.max(0, (at ?? parts.length) - 1))
            if (key === 'Escape') setAt(null)
          }}
          onBlur={() => setAt(null)}
        >
          <ValueAxis y={y} width={width} format={format} />
          {bars.map(({ from, to }, index) => {
            const start = parts[index]!.total === true ? base : from
            const thick = Math.min(band * 0.62, 56)
            return (
              <g key={parts[index]!.name} aria-hidden="true" opacity={at === null || at === index ? 1 : 0.45}>
                <rect
                  x={middle(index) - thick / 2}
                  width={thick}
                  y={Math.min(y(start), y(to))}
                  height={Math.max(1, Math.abs(y(to) - y(start)))}
                  rx="2"
                  fill={colour(index)}
                />
                {index < bars.length - 1 && (
                  <line
                    x1={middle(index) + thick / 2}
                    x2={middle(index + 1) - thick / 2}
                    y1={y(to)}
                    y2={y(to)}
                    stroke="var(--line-strong)"
                    strokeDasharray="2 2"
                  />
                )}
                {leaning ? (
                  <text
                    transform={`translate(${middle(index) + 4} ${height - 14 - beneath}) rotate(-40)`}
                    textAnchor="end"
                    fontSize="11"
                    fill="var(--ink-3)"
                  >
                    {shorten(parts[index]!.name, LEANING_LETTERS)}
                  </text>
                ) : (
                  <text
                    x={middle(index)}
                    y={height - 14}
                    textAnchor="middle"
                    fontSize="11"
                    fill="var(--ink-3)"
                  >
                    {shorten(parts[index]!.name, band)}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
        {at !== null && (
          <Readout
            left={middle(at)}
            width={width}
            title={parts[at]!.name}
            rows={[{ name: parts[at]!.note ?? props.unit, colour: colour(at), value: written(at) }]}
          />
        )}
      </div>
    </ChartBox>
  )
}

const TONES = { good: 'var(--good)', bad: 'var(--bad)', neutral: 'var(--series-5)' } as const

function colourOf({ value, total, tone }: BridgePart): string {
  return total === true ? 'var(--series-1)' : TONES[tone ?? (value < 0 ? 'bad' : 'good')]
}

function bridge(parts: readonly BridgePart[]): { readonly from: number; readonly to: number }[] {
  let level = 0
  return parts.map(({ value, total }) => {
    const from = total === true ? 0 : level
    level = total === true ? value : level + value
    return { from, to: level }
  })
}

function shorten(name: string, room: number): string {
  const letters = Math.max(3, Math.floor(room / 6.2))
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`
}
