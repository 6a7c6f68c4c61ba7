import { type Desk, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { AddressText } from '../../../components/AddressText.tsx'
import { Answered } from '../../../components/Answered.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Link } from '../../../components/Link.tsx'
import { Money } from '../../../components/Money.tsx'
import { Percent } from '../../../components/Percent.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { StatRow } from '../../../components/StatRow.tsx'
import { formatMoney } from '../../../format/money.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { ShareVenues } from './ShareVenues.tsx'
import { UnlistedShares } from './UnlistedShares.tsx'

type Listing = Desk['listings'][number] & { readonly unit: Desk['cash'] }

const COLUMNS: readonly Column<Listing>[] = [
  {
    id: 'share',
    header: 'Share',
    value: ({ share }) => share.symbol,
    cell: ({ share, pool }) => (
      <span>
        <Link to={`/pools/${pool}`} look="plain" className="hover:underline">
          {share.symbol}
        </Link>
        <span className="block font-normal text-ink-3 text-xs">{share.name}</span>
      </span>
    ),
  },
  {
    id: 'level',
    header: 'Taken in this window',
    hint: 'What the desk bought lately, of the most it buys within its window. The fuller, the higher the fee.',
    value: ({ level }) => BigInt(level),
    exported: [
      { header: 'Taken', value: ({ level }) => level },
      { header: 'Limit', value: ({ limit }) => limit },
    ],
    cell: ({ level, limit, unit, share }) => (
      <div className="min-w-44">
        <Progress
          value={part(level, limit)}
          label={formatMoney(level, unit, { compact: true })}
          name={`${share.symbol}: taken of the limit`}
          note={`of ${formatMoney(limit, unit, { compact: true })}`}
        />
      </div>
    ),
  },
  moneyColumn<Listing>({
    id: 'cash',
    header: 'Cash for it now',
    amount: ({ cash }) => cash,
    token: ({ unit }) => unit,
    digits: 0,
    hide: 'narrow',
  }),
  moneyColumn<Listing>({
    id: 'inventory',
    header: 'Holds',
    amount: ({ inventory }) => inventory,
    token: ({ share }) => share,
    digits: 0,
    hide: 'medium',
  }),
  moneyColumn<Listing>({
    id: 'cost',
    header: 'At cost',
    amount: ({ cost }) => cost,
    token: ({ unit }) => unit,
    digits: 0,
    hide: 'medium',
  }),
  {
    id: 'fee',
    header: 'Fee from',
    hint: 'Fee of the first unit; it rises with what was taken in.',
    align: 'end',
    value: ({ baseFee }) => baseFee,
    cell: ({ baseFee, slope }) => (
      <span title={`up to ${(baseFee + slope) * 100} % when full`}>
        <Percent value={baseFee} />
      </span>
    ),
  },
]

/** The desk that buys from holders, and the reserve that pays. */
export function DeskPage() {
  const desk = useAnswer(routes.desk)
  return (
    <Answered answer={desk} what="desk and reserve">
      {({ data }) => <Content desk={data} />}
    </Answered>
  )
}

function Content({ desk }: { readonly desk: Desk }) {
  const { reserve, cash, listings } = desk
  const limit = listings.reduce((sum, one) => sum + BigInt(one.limit), 0n)
  const inventory = listings.reduce((sum, one) => sum + BigInt(one.cost), 0n)
  return (
    <div className="flex flex-col gap-6">
      <StatRow label="Reserve">
        <Stat
          label="Reserve"
          value={<Money amount={reserve.assets} token={cash} compact />}
          hint="Cash of liquidity providers, and what the desk holds of shares at cost."
          note={`${reserve.providers} ${reserve.providers === 1 ? 'provider' : 'providers'}`}
        />
        <Stat
          label="In shares, at cost"
          value={<Money amount={inventory} token={cash} compact />}
          hint="What the desk paid for the shares that it holds now."
        />
        <Stat
          label="Most it buys in a window"
          value={<Money amount={limit} token={cash} compact />}
          note={`over ${listings.length} listed shares`}
        />
        <Stat
          label="Desk"
          value={
            <span className="font-normal text-base">
              <AddressText address={desk.address} named={false} />
            </span>
          }
          hint="The contract that holders sell to."
        />
      </StatRow>
      <Card title="Listed shares" flush>
        <DataTable
          columns={COLUMNS}
          rows={listings.map((listing) => ({ ...listing, unit: cash }))}
          caption="Shares that the desk deals in"
          csvName="desk"
          urlKey="listings"
          rowKey={({ share }) => share.address}
          empty={
            <EmptyState
              title="The desk deals in no share yet"
              text="Governance lists a share with a limit and a fee."
            />
          }
        />
      </Card>
      <UnlistedShares desk={desk} />
      <ShareVenues />
    </div>
  )
}

function part(level: string, limit: string): number {
  return BigInt(limit) === 0n ? 0 : Number((BigInt(level) * 10_000n) / BigInt(limit)) / 10_000
}
