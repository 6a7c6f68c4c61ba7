import { scaleLinear } from 'd3-scale'
import { useMemo, useState } from 'react'
import { EmptyState } from '../components/EmptyState.tsx'
import { extentOf, MARGIN, namedPlaces, nameOfX } from './axes.ts'
import { ChartBox } from './ChartBox.tsx'
import { formatAxis } from './formatNumber.ts'
import { type Look, Marks } from './Marks.tsx'
import { Readout } from './Readout.tsx'
import { stackOf } from './stackOf.ts'
import { seriesColour } from './theme.ts'
import type { AxisChart } from './types.ts'
import { useWidth } from './useWidth.ts'
import { ValueAxis } from './ValueAxis.tsx'

/** A chart over one axis; use LineChart, AreaChart, BarChart or StackedBars. */
export function XYChart(
  props: AxisChart & {
    readonly look: Look
    readonly zero?: boolean
    readonly step?: boolean
    readonly stacked?: boolean
  },
) {
  const { x, series, look, zero = false, height = 240, format = formatAxis, exact } = props
  const [ref, width] = useWidth<HTMLDivElement>()
  const [at, setAt] = useState<number | null>(null)
  const stacked = look === 'stack' || (look === 'area' && series.length > 1 && props.stacked !== false)
  const bands = useMemo(() => stackOf(series, x.length, stacked), [series, x.length, stacked])
  const y = useMemo(() => {
    const reached = stacked
      ? bands.flatMap((band) => band.flatMap((part) => part ?? []))
      : series.flatMap(({ values }) => values)
    const domain = extentOf(reached, zero || stacked)
    return scaleLinear()
      .domain(domain)
      .range([height - MARGIN.bottom, MARGIN.top])
      .nice(4)
  }, [bands, series, zero, stacked, height])
  const place = useMemo(() => placesOf(x, look, width), [x, look, width])
  const names = x.map((where) => nameOfX(props, where, true))
  const colours = series.map((one, index) => one.colour ?? seriesColour(index))
  const written = (value: number | null, name: string, index: number) =>
    value === null ? '–' : (exact?.(value, name, index) ?? format(value))
  const move = (clientX: number, box: DOMRect) =>
    setAt(nearest(place, ((clientX - box.left) / box.width) * width))
  const key = (name: string) => {
    const from = at ?? (name === 'ArrowLeft' ? x.length : -1)
    if (name === 'ArrowRight') setAt(Math.min(x.length - 1, from + 1))
    if (name === 'ArrowLeft') setAt(Math.max(0, from - 1))
    if (name === 'Escape') setAt(null)
  }
  if (x.length === 0) return <>{props.empty ?? <EmptyState title={`${props.title}: nothing yet`} />}</>
  return (
    <ChartBox
      frame={props}
      legend={series.map((one, index) => ({
        name: one.name,
        colour: colours[index]!,
        ...(one.dashed && { dashed: true }),
      }))}
      head={['', ...series.map(({ name }) => name)]}
      rows={() =>
        x.map((where, index) => ({
          name: nameOfX(props, where),
          values: series.map((one) => written(one.values[index] ?? null, one.name, index)),
        }))
      }
    >
      <div ref={ref} className="relative">
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${props.title}, ${props.unit}. ${summary(props, format)}`}
          tabIndex={0}
          className="block max-w-full touch-pan-y select-none rounded"
          onPointerMove={(event) => move(event.clientX, event.currentTarget.getBoundingClientRect())}
          onPointerLeave={() => setAt(null)}
          onKeyDown={(event) => key(event.key)}
          onBlur={() => setAt(null)}
        >
          <ValueAxis y={y} width={width} format={format} zero="var(--line-strong)" />
          {namedPlaces(place, names, NAME_ROOM).map((index) => (
            <text
              key={index}
              x={place[index]}
              y={height - 8}
              textAnchor={anchorOf(place[index]!, width)}
              fontSize="11"
              fill="var(--ink-3)"
            >
              {names[index]}
            </text>
          ))}
          <Marks
            look={look}
            series={series}
            bands={bands}
            place={place}
            y={y}
            colours={colours}
            step={props.step ?? false}
            width={width}
            at={at}
          />
        </svg>
        {at !== null && at < x.length && (
          <Readout
            left={place[at]!}
            width={width}
            title={nameOfX(props, x[at]!)}
            rows={series.map((one, index) => ({
              name: one.name,
              colour: colours[index]!,
              value: written(one.values[at] ?? null, one.name, at),
            }))}
          />
        )}
      </div>
    </ChartBox>
  )
}

/** Pixels between two names of the axis. */
const NAME_ROOM = 64

/** Names at the edges stay within the drawing. */
function anchorOf(place: number, width: number): 'start' | 'middle' | 'end' {
  if (place - MARGIN.left < 20) return 'start'
  return width - MARGIN.right - place < 20 ? 'end' : 'middle'
}

function placesOf(x: readonly (number | string)[], look: Look, width: number): number[] {
  const from = MARGIN.left
  const to = width - MARGIN.right
  if (look === 'bars' || look === 'stack') {
    const band = (to - from) / Math.max(1, x.length)
    return x.map((_, index) => from + band * (index + 0.5))
  }
  const numbers = x.every((value): value is number => typeof value === 'number')
    ? x
    : x.map((_, index) => index)
  const scale = scaleLinear()
    .domain([numbers[0] ?? 0, numbers.at(-1) ?? 1])
    .range([from, to])
  return numbers.length === 1 ? [(from + to) / 2] : numbers.map((value) => scale(value))
}

function nearest(places: readonly number[], at: number): number {
  let best = 0
  for (const [index, place] of places.entries()) {
    if (Math.abs(place - at) < Math.abs(places[best]! - at)) best = index
  }
  return best
}

/** The chart in a sentence: what each series ends at. */
function summary(chart: AxisChart, format: (value: number) => string): string {
  const last = chart.x.at(-1)
  const ends = chart.series.map(({ name, values }) => {
    const end = values.findLast((value) => value !== null)
    return end === undefined || end === null ? `${name}: nothing` : `${name}: ${format(end)}`
  })
  return `${chart.x.length} points${last === undefined ? '' : ` up to ${nameOfX(chart, last)}`}. ${ends.join('; ')}.`
}
