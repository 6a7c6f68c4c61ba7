import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { BarChart } from '../../../charts/BarChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Link } from '../../../components/Link.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import { Answered } from '../../pool/Answered.tsx'
import { concentrationOf, type Part } from '../../pool/figures/concentrationOf.ts'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'

/** How the shares are spread over holders, countries and investor classes. */
export function ConcentrationSection({ pool }: { readonly pool: Pool }) {
  const answer = useAnswer(routes.holders, { params: { pool: pool.pool }, query: { limit: 500 } })
  return (
    <Answered answer={answer} what="the holders" lines={6}>
      {({ rows }, asOf) => {
        if (rows.length === 0) {
          return (
            <Card>
              <EmptyState title="Nobody holds shares yet" />
            </Card>
          )
        }
        const found = concentrationOf(rows)
        return (
          <div className="flex flex-col gap-6">
            <Card>
              <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
                <Stat label="Holders" value={formatCount(found.holders)} unit="wallets" />
                <Stat label="Largest holder" value={formatPercent(found.largest, 1)} unit="of the value" />
                <Stat label="Largest five" value={formatPercent(found.largestFive, 1)} unit="of the value" />
                <Stat
                  label="Concentration"
                  hint="Herfindahl index: 1 when one wallet holds everything, close to 0 when many hold the same."
                  value={found.herfindahl.toFixed(3)}
                  note={<Link to={`/pools/${pool.pool}?tab=holders`}>The whole cap table</Link>}
                />
              </div>
            </Card>
            <div className="grid gap-6 xl:grid-cols-2">
              <Card>
                <Parts title="By country" parts={found.byCountry} source={ledgerSource(asOf)} />
              </Card>
              <Card>
                <Parts title="By investor class" parts={found.byClass} source={ledgerSource(asOf)} />
              </Card>
            </div>
          </div>
        )
      }}
    </Answered>
  )
}

function Parts({
  title,
  parts,
  source,
}: {
  readonly title: string
  readonly parts: readonly Part[]
  readonly source: string
}) {
  return (
    <BarChart
      title={title}
      unit="per cent of the value held"
      height={180}
      x={parts.map(({ name }) => name)}
      formatX={String}
      series={[{ name: 'Part', values: parts.map(({ part }) => part * 100) }]}
      format={(value) => `${value.toFixed(value < 10 ? 1 : 0)} %`}
      source={source}
    />
  )
}
