import type { Pool } from '@specie/api'
import { scaleLinear } from 'd3-scale'
import { useState } from 'react'
import { MARGIN } from '../../../charts/axes.ts'
import { ChartBox } from '../../../charts/ChartBox.tsx'
import { formatAxis } from '../../../charts/formatNumber.ts'
import { Readout } from '../../../charts/Readout.tsx'
import type { ChartFrame } from '../../../charts/types.ts'
import { useWidth } from '../../../charts/useWidth.ts'
import { ValueAxis } from '../../../charts/ValueAxis.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { trancheColour } from '../figures/trancheColour.ts'
import type { LossPicture } from './lossPicture.ts'

const HEIGHT = 280
/** Room above the bars for the tranches. */
const BANDS = 30
/** The axis reaches to the first tranche that is out of the bars' reach where that is at most so many times as far. */
const FARTHEST = 3

/** The distribution of a pool's losses as bars, above them the tranches that they reach. */
export function LossChart(props: ChartFrame & { readonly pool: Pool; readonly picture: LossPicture }) {
  const { pool, picture } = props
  const [ref, width] = useWidth<HTMLDivElement>()
  const [at, setAt] = useState<number | null>(null)
  const whole = (units: number) => units / 10 ** pool.cash.decimals
  const money = (units: number) =>
    formatMoney(BigInt(Math.round(units)), pool.cash, { bare: true, digits: 0 })
  const { bins } = picture
  const reached = bins.at(-1)!.to
  const next = picture.tranches.find(({ attachment }) => attachment > reached)?.attachment
  const end = next !== undefined && next * 1.08 <= reached * FARTHEST ? next * 1.08 : reached
  const x = scaleLinear()
    .domain([0, whole(end)])
    .range([MARGIN.left, width - MARGIN.right])
  const y = scaleLinear()
    .domain([0, Math.max(...bins.map(({ probability }) => probability))])
    .range([HEIGHT - MARGIN.bottom, MARGIN.top + BANDS])
    .nice(4)
  const marks = [
    { name: 'expected', loss: picture.expectedLoss },
    ...picture.quantiles.map(({ confidence, loss }) => ({ name: formatPercent(confidence, 1), loss })),
  ]
  const beyond = bins.map((_, n) => bins.slice(n).reduce((sum, { probability }) => sum + probability, 0))
  const range = (n: number) => `${money(bins[n]!.from)} to ${money(bins[n]!.to)}`
  const said = `${marks.map(({ name, loss }) => `${name}: ${money(loss)}`).join('; ')}. ${picture.tranches.map(({ symbol, attachment }) => `${symbol} loses from ${money(attachment)}`).join('; ')}`
  return (
    <ChartBox
      frame={props}
      head={['Loss', 'Probability', 'This much or more']}
      rows={() =>
        bins.map(({ probability }, n) => ({
          name: range(n),
          values: [formatPercent(probability, 3), formatPercent(beyond[n]!, 3)],
        }))
      }
    >
      <div ref={ref} className="relative">
        <svg
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={`${props.title}, ${props.unit}. ${said}`}
          tabIndex={0}
          className="block max-w-full touch-pan-y select-none rounded"
          onPointerMove={({ clientX, currentTarget }) => {
            const box = currentTarget.getBoundingClientRect()
            const amount = x.invert(((clientX - box.left) / box.width) * width)
            const n = bins.findIndex(({ from, to }) => amount >= whole(from) && amount < whole(to))
            setAt(n === -1 ? null : n)
          }}
          onPointerLeave={() => setAt(null)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') setAt(Math.min(bins.length - 1, (at ?? -1) + 1))
            if (key === 'ArrowLeft') setAt(Math.max(0, (at ?? bins.length) - 1))
            if (key === 'Escape') setAt(null)
          }}
          onBlur={() => setAt(null)}
        >
          <Bands picture={picture} x={x} whole={whole} end={end} pool={pool} />
          <ValueAxis
            y={y}
            width={width}
            format={(tick) => formatPercent(tick, tick < 0.01 && tick > 0 ? 1 : 0)}
          />
          {x.ticks(width < 500 ? 3 : 6).map((tick) => (
            <text key={tick} x={x(tick)} y={HEIGHT - 8} textAnchor="middle" fontSize="11" fill="var(--ink-3)">
              {formatAxis(tick)}
            </text>
          ))}
          {bins.map(({ from, to, probability }, n) => (
            <rect
              key={from}
              x={x(whole(from)) + 0.5}
              width={Math.max(x(whole(to)) - x(whole(from)) - 1, 0.5)}
              y={y(probability)}
              height={Math.max(y(0) - y(probability), probability > 0 ? 0.75 : 0)}
              fill="var(--ink-2)"
              opacity={at === null || at === n ? 0.85 : 0.4}
            />
          ))}
          {marks.map(({ name, loss }) => (
            <line
              key={name}
              x1={x(whole(loss))}
              x2={x(whole(loss))}
              y1={MARGIN.top + BANDS}
              y2={y(0)}
              stroke="var(--accent)"
              strokeDasharray={name === 'expected' ? undefined : '3 3'}
            />
          ))}
        </svg>
        {at !== null && (
          <Readout
            left={x(whole((bins[at]!.from + bins[at]!.to) / 2))}
            width={width}
            title={range(at)}
            rows={[
              { name: 'Probability', colour: 'var(--ink-2)', value: formatPercent(bins[at]!.probability, 3) },
              { name: 'This or more', colour: 'var(--ink-3)', value: formatPercent(beyond[at]!, 3) },
            ]}
          />
        )}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs">
        {marks.map(({ name, loss }) => (
          <li key={name}>
            {name === 'expected' ? 'Expected' : `${name} of cases lose no more than`}{' '}
            <span className="font-medium text-ink">{money(loss)}</span>
          </li>
        ))}
      </ul>
    </ChartBox>
  )
}

/** The stretch of losses that each tranche bears. */
function Bands({
  picture,
  x,
  whole,
  end,
  pool,
}: {
  readonly picture: LossPicture
  readonly x: (value: number) => number
  readonly whole: (units: number) => number
  readonly end: number
  readonly pool: Pool
}) {
  return picture.tranches
    .filter(({ attachment, detachment }) => attachment < end && detachment > attachment)
    .map(({ symbol, attachment, detachment }) => {
      const [from, to] = [x(whole(attachment)), x(whole(Math.min(detachment, end)))]
      const colour = trancheColour(pool.tranches.findIndex(({ share }) => share.symbol === symbol))
      return (
        <g key={symbol} aria-hidden="true">
          <rect
            x={from}
            width={Math.max(to - from - 1, 1)}
            y={MARGIN.top}
            height={HEIGHT - MARGIN.bottom - MARGIN.top}
            fill={colour}
            opacity="0.1"
          />
          <rect x={from} width={Math.max(to - from - 1, 1)} y={MARGIN.top} height="4" rx="1" fill={colour} />
          {to - from > symbol.length * 8 + 8 && (
            <text x={from + 4} y={MARGIN.top + 19} fontSize="12" fontWeight="600" fill="var(--ink)">
              {symbol}
            </text>
          )}
        </g>
      )
    })
}
