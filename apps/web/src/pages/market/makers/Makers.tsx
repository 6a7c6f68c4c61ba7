import { type AsOf as Dated, routes, type ShareMakers, type Token } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { AddressText } from '../../../components/AddressText.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { formatDate, formatSpan } from '../../../format/dates.ts'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { Answered } from '../../pool/Answered.tsx'
import { AsOfLine } from '../../pool/AsOfLine.tsx'

/** Makers of a share: what they have promised, and what they were found to do. */
export function Makers({ pool, share }: { readonly pool: string; readonly share: Token }) {
  const answer = useAnswer(routes.makers, { params: { pool } })
  return (
    <Answered answer={answer} what="the makers">
      {(all, asOf) => {
        const found = all.find((one) => one.share.address.toLowerCase() === share.address.toLowerCase())
        return found === undefined || (found.duty === null && found.makers.length === 0) ? (
          <Card>
            <EmptyState
              title={`${share.symbol} has no market makers`}
              text="Governance can agree a duty with makers: so much depth, so near the NAV, so often. They are looked at at random, and paid out of what the reserve keeps of its gains."
            />
          </Card>
        ) : (
          <Record found={found} asOf={asOf} />
        )
      }}
    </Answered>
  )
}

function Record({ found, asOf }: { readonly found: ShareMakers; readonly asOf: Dated }) {
  const { share, cash, duty } = found
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <Card
        title="Record"
        hint="Makers are looked at in blocks that nobody can foresee; only depth that has rested counts."
        flush
        action={<AsOfLine asOf={asOf} />}
      >
        <DataTable
          columns={columns(found)}
          rows={found.makers}
          caption={`Makers of ${share.symbol}`}
          csvName={`makers-${share.symbol}-block-${asOf.block.number}`}
          urlKey="makers"
          rowKey={({ wallet }) => wallet}
          empty={<p className="px-5 pb-5 text-ink-2">Nobody has taken the duty on yet.</p>}
        />
      </Card>
      {duty !== null && (
        <Card title="Duty">
          <KeyValue
            rows={[
              {
                label: 'No further from the NAV than',
                hint: 'Below the bid and above the ask.',
                value: formatPercent(duty.spread),
              },
              { label: 'Buying for', value: <Money amount={duty.depthCash} token={cash} digits={0} /> },
              { label: 'Selling', value: <Money amount={duty.depthShares} token={share} digits={0} /> },
              { label: 'Found so at least', value: `${formatPercent(duty.presence, 0)} of the time` },
              { label: 'Measured by', value: formatSpan(duty.epochSeconds) },
              {
                label: 'Pays for it now',
                hint: 'Out of what the reserve keeps of its gains; never printed.',
                value: <Money amount={found.pot} token={cash} />,
                strong: true,
              },
            ]}
          />
        </Card>
      )}
    </div>
  )
}

type Maker = ShareMakers['makers'][number]

function columns({ cash, share }: ShareMakers): readonly Column<Maker>[] {
  return [
    {
      id: 'wallet',
      header: 'Maker',
      value: ({ wallet }) => wallet,
      cell: ({ wallet, since }) => (
        <>
          <AddressText address={wallet} />
          <span className="block font-normal text-ink-3 text-xs">since {formatDate(since)}</span>
        </>
      ),
    },
    {
      id: 'presence',
      header: 'Found as agreed',
      align: 'end',
      value: ({ presence }) => presence,
      cell: ({ presence, kept, samples }) => (
        <>
          {presence === null ? '–' : formatPercent(presence, 0)}
          <span className="block text-ink-3 text-xs">
            {formatCount(kept)} of {formatCount(samples)} looks
          </span>
        </>
      ),
    },
    {
      id: 'quote',
      header: 'Resting quote',
      hint: 'Below the bid and above the ask, and what stands behind it.',
      value: ({ quote }) => quote?.below ?? null,
      cell: ({ quote }) =>
        quote === null ? (
          <span className="text-ink-3">none</span>
        ) : (
          <>
            −{formatPercent(quote.below)} / +{formatPercent(quote.above)}
            <span className="block text-ink-3 text-xs">
              <Money amount={quote.cash} token={cash} digits={0} />,{' '}
              <Money amount={quote.shares} token={share} digits={0} />
            </span>
          </>
        ),
      hide: 'narrow',
    },
    moneyColumn({ id: 'paid', header: 'Paid so far', amount: ({ paid }) => paid, token: () => cash }),
    moneyColumn({
      id: 'claimable',
      header: 'To claim',
      amount: ({ claimable }) => claimable,
      token: () => cash,
      hide: 'narrow',
    }),
  ]
}
