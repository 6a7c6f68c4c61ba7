import { Card } from '../../../components/Card.tsx'
import { Hint } from '../../../components/Hint.tsx'
import { formatPercent } from '../../../format/rates.ts'

interface Segment {
  readonly name: string
  readonly hazard: number
  readonly recovery: number
  readonly spread: number
  readonly prepaymentMonthly: number
}

const COLUMNS = [
  {
    key: 'hazard',
    header: 'Hazard',
    hint: 'Intensity of default, a year: about that part of the loans defaults in a year.',
  },
  { key: 'recovery', header: 'Recovery', hint: 'Part of a defaulted balance that comes back.' },
  { key: 'spread', header: 'Spread', hint: 'What the discount rate lies above the yield curve, a year.' },
  {
    key: 'prepaymentMonthly',
    header: 'Prepaid a month',
    hint: 'Part of the balance that is repaid early, each month.',
  },
] as const

/** How each segment of loans is expected to behave, as the last report assumed it. */
export function Assumptions({ assumptions }: { readonly assumptions: unknown }) {
  const segments = segmentsOf(assumptions)
  return (
    <Card title="What is assumed of the loans" hint="By segment, as of the last report." flush>
      {segments.length === 0 ? (
        <p className="px-5 pb-5 text-ink-3">The assumptions of the last report are not published here.</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <caption className="sr-only">Assumptions by segment</caption>
            <thead>
              <tr className="text-ink-3 text-xs">
                <th scope="col" className="px-5 py-2 text-left font-medium">
                  Segment
                </th>
                {COLUMNS.map(({ key, header, hint }) => (
                  <th
                    key={key}
                    scope="col"
                    className="whitespace-nowrap px-3 py-2 text-right font-medium last:pr-5"
                  >
                    <span className="inline-flex items-center gap-1">
                      {header}
                      <Hint about={header}>{hint}</Hint>
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {segments.map((segment) => (
                <tr key={segment.name} className="border-line border-t">
                  <th scope="row" className="px-5 py-2 text-left font-normal">
                    {segment.name}
                  </th>
                  {COLUMNS.map(({ key }) => (
                    <td key={key} className="px-3 py-2 text-right last:pr-5">
                      {formatPercent(segment[key])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function segmentsOf(assumptions: unknown): readonly Segment[] {
  const found = (assumptions as { readonly segments?: unknown } | undefined)?.segments
  if (!Array.isArray(found)) return []
  return found.filter(
    (one): one is Segment =>
      typeof one?.name === 'string' && COLUMNS.every(({ key }) => typeof one[key] === 'number'),
  )
}
