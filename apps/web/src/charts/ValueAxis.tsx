import type { ScaleLinear } from 'd3-scale'
import { MARGIN } from './axes.ts'

/** The upright axis: a line across the drawing and its figure for each of some round values. */
export function ValueAxis({
  y,
  width,
  format,
  zero = 'var(--line)',
}: {
  readonly y: ScaleLinear<number, number>
  readonly width: number
  readonly format: (value: number) => string
  /** Colour of the line at zero. */
  readonly zero?: string
}) {
  return y.ticks(4).map((tick) => (
    <g key={tick}>
      <line
        x1={MARGIN.left}
        x2={width - MARGIN.right}
        y1={y(tick)}
        y2={y(tick)}
        stroke={tick === 0 ? zero : 'var(--line)'}
      />
      <text x={MARGIN.left - 8} y={y(tick)} dy="0.32em" textAnchor="end" fontSize="11" fill="var(--ink-3)">
        {format(tick)}
      </text>
    </g>
  ))
}
