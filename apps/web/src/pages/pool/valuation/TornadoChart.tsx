import { scaleLinear } from 'd3-scale'
import { ChartBox } from '../../../charts/ChartBox.tsx'
import type { ChartFrame } from '../../../charts/types.ts'
import { useWidth } from '../../../charts/useWidth.ts'

/** A lever as it is drawn: what either end does to the figure. */
export interface TornadoLever {
  readonly name: string
  readonly ends: readonly { readonly label: string; readonly value: number; readonly text: string }[]
}

const BAR = 18

/** Levers as bars to either side of what is, widest first, each with its figures in words. */
export function TornadoChart(props: ChartFrame & { readonly levers: readonly TornadoLever[] }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const levers = props.levers.toSorted((a, b) => reach(b) - reach(a))
  const widest = Math.max(...levers.map(reach), 0) || 1
  const x = scaleLinear().domain([-widest, widest]).range([0, width])
  return (
    <ChartBox
      frame={props}
      head={['', 'World', 'Change', 'Other world', 'Other change']}
      rows={() =>
        levers.map(({ name, ends }) => ({
          name,
          values: [0, 1].flatMap((n) => [ends[n]?.label ?? '–', ends[n]?.text ?? '–']),
        }))
      }
      legend={[
        { name: 'Worth less', colour: 'var(--bad)' },
        { name: 'Worth more', colour: 'var(--good)' },
      ]}
    >
      <div ref={ref}>
        <ul aria-label={`${props.title}, ${props.unit}`} className="flex flex-col gap-4">
          {levers.map((lever) => (
            <li key={lever.name}>
              <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4 text-[0.8125rem]">
                <span className="font-medium">{lever.name}</span>
                <span className="flex flex-wrap gap-x-4 text-ink-2">
                  {lever.ends.map(({ label, text }) => (
                    <span key={label} className="whitespace-nowrap">
                      {label} <span className="font-medium text-ink">{text}</span>
                    </span>
                  ))}
                </span>
              </div>
              <svg
                width={width}
                height={BAR + 4}
                viewBox={`0 0 ${width} ${BAR + 4}`}
                aria-hidden="true"
                className="block max-w-full"
              >
                <rect x="0" y="2" width={width} height={BAR} rx="3" fill="var(--sunken)" />
                {lever.ends.map(({ label, value }) => (
                  <rect
                    key={label}
                    x={x(Math.min(value, 0))}
                    width={Math.max(x(Math.max(value, 0)) - x(Math.min(value, 0)), value === 0 ? 0 : 1)}
                    y="2"
                    height={BAR}
                    rx="3"
                    fill={value < 0 ? 'var(--bad)' : 'var(--good)'}
                  />
                ))}
                <line x1={x(0)} x2={x(0)} y1="0" y2={BAR + 4} stroke="var(--ink-3)" />
              </svg>
            </li>
          ))}
        </ul>
      </div>
    </ChartBox>
  )
}

function reach({ ends }: TornadoLever): number {
  return Math.max(...ends.map(({ value }) => Math.abs(value)))
}
