import type { ProviderResult } from '@specie/api'
import { LineChart } from '../../charts/LineChart.tsx'
import { Badge } from '../../components/Badge.tsx'
import { Card } from '../../components/Card.tsx'
import { KeyValue } from '../../components/KeyValue.tsx'
import { Money } from '../../components/Money.tsx'
import { Stat } from '../../components/Stat.tsx'
import { formatDate } from '../../format/dates.ts'
import { formatPercent } from '../../format/rates.ts'
import { hurdleWords, resultWords } from './resultWords.ts'

/** What providing brought, split by where it comes from, against what it has to bring. */
export function ResultCard({
  result,
  title,
  source,
}: {
  readonly result: ProviderResult
  readonly title: string
  readonly source: string
}) {
  const { cash, capital, hurdle } = result
  const excess = BigInt(result.excess)
  return (
    <Card
      title={title}
      hint={`${formatDate(result.from)} to ${formatDate(result.to)}. ${result.sentence}`}
      action={
        <Badge tone={excess >= 0n ? 'good' : 'warn'}>
          {excess >= 0n ? 'above the hurdle' : 'below the hurdle'}
        </Badge>
      }
    >
      <div className="flex flex-col gap-6">
        <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
          <Stat
            label="Result"
            hint="Taken out and still there, less what was brought."
            value={<Money amount={result.result} token={cash} bare signed />}
            unit={cash.symbol}
          />
          <Stat
            label="Earned a year"
            hint="Result before expected loss, of the capital over the time that there was any."
            value={result.earned === null ? '–' : formatPercent(result.earned)}
            note={result.earned === null ? 'less than a day' : undefined}
          />
          <Stat
            label="Hurdle a year"
            hint="What it has to earn for being there to be worth it."
            value={formatPercent(hurdle.rate)}
          />
          <Stat
            label="Idle"
            hint="Part of capital and time that lay as cash."
            value={formatPercent(capital.idle, 0)}
            note={
              <>
                costs <Money amount={result.idleCost} token={cash} />
              </>
            }
          />
        </div>
        <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
          <section aria-label="Where the result comes from">
            <h3 className="mb-2 font-semibold text-sm">Where it comes from</h3>
            <KeyValue
              rows={[
                ...result.lines.map(({ source: from, amount }) => ({
                  label: resultWords[from].label,
                  hint: resultWords[from].hint,
                  value: <Money amount={amount} token={cash} signed />,
                })),
                {
                  label: 'Result',
                  value: <Money amount={result.result} token={cash} signed />,
                  strong: true,
                },
              ]}
            />
          </section>
          <section aria-label="What it has to bring">
            <h3 className="mb-2 font-semibold text-sm">What it has to bring</h3>
            <KeyValue
              rows={[
                ...hurdle.parts.map(({ source: from, rate, amount }) => ({
                  label: hurdleWords[from].label,
                  hint: hurdleWords[from].hint,
                  value: (
                    <>
                      <Money amount={amount} token={cash} />
                      <span className="ml-2 inline-block w-14 text-ink-3">{formatPercent(rate)}</span>
                    </>
                  ),
                })),
                {
                  label: 'Hurdle',
                  value: (
                    <>
                      <Money amount={hurdle.amount} token={cash} />
                      <span className="ml-2 inline-block w-14 text-ink-3">{formatPercent(hurdle.rate)}</span>
                    </>
                  ),
                  strong: true,
                },
                {
                  label: 'Above the hurdle',
                  hint: 'Result before expected loss, less the hurdle.',
                  value: <Money amount={result.excess} token={cash} signed />,
                },
              ]}
            />
          </section>
        </div>
        {result.points.length > 1 && <OverTime result={result} source={source} />}
        <KeyValue
          rows={[
            { label: 'Brought', value: <Money amount={result.contributed} token={cash} /> },
            { label: 'Taken out', value: <Money amount={result.withdrawn} token={cash} /> },
            {
              label: 'There now',
              hint: 'Shares count at the bid.',
              value: <Money amount={result.closing} token={cash} />,
              strong: true,
            },
          ]}
        />
      </div>
    </Card>
  )
}

function OverTime({ result, source }: { readonly result: ProviderResult; readonly source: string }) {
  const { cash, points } = result
  const whole = (amount: string) => Number(amount) / 10 ** cash.decimals
  return (
    <LineChart
      title="Result against the hurdle"
      unit={`${cash.symbol}, since the beginning`}
      height={200}
      zero
      x={points.map(({ time }) => time)}
      formatX={(time) => formatDate(Number(time))}
      series={[
        { name: 'Result', values: points.map((point) => whole(point.result)) },
        { name: 'Hurdle', values: points.map((point) => whole(point.hurdle)), dashed: true },
      ]}
      source={source}
    />
  )
}
