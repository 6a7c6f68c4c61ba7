import { type Holder, type Pool, routes } from '@specie/api'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'
import { AddressText } from '../../../components/AddressText.tsx'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Field } from '../../../components/Field.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Percent } from '../../../components/Percent.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { Answered } from '../Answered.tsx'
import { AsOfLine } from '../AsOfLine.tsx'
import { concentrationOf } from '../figures/concentrationOf.ts'

/** Who holds how much of which tranche, now or as of any block. */
export function Holders({ pool }: { readonly pool: Pool }) {
  const { block } = useSearch({ strict: false }) as { readonly block?: number | string }
  const atBlock = block === undefined ? undefined : Number(block)
  const answer = useAnswer(
    routes.holders,
    { params: { pool: pool.pool }, query: { limit: 500, atBlock } },
    { keep: true },
  )
  return (
    <div className="flex flex-col gap-6">
      <AtBlock key={atBlock} atBlock={atBlock} />
      <Answered answer={answer} what="the holders" lines={8}>
        {({ rows, next }, asOf) =>
          rows.length === 0 ? (
            <Card>
              <EmptyState
                title="Nobody holds shares"
                text={
                  atBlock === undefined
                    ? 'Holders appear here as soon as somebody invests.'
                    : `At block ${formatCount(atBlock)} nobody held shares of this pool.`
                }
              />
            </Card>
          ) : (
            <>
              <Concentrated holders={rows} />
              <Card
                title="Cap table"
                hint="Wallets, not names: who is behind a wallet is known to the KYC issuer only."
                flush
                action={<AsOfLine asOf={asOf} />}
              >
                <DataTable
                  columns={columns(pool)}
                  rows={rows}
                  caption={`Holders of ${pool.name}`}
                  csvName={`holders-${pool.number}-block-${asOf.block.number}`}
                  urlKey="holders"
                  searchable
                  rowKey={({ wallet, tranche }) => `${wallet}-${tranche}`}
                />
                {next !== null && (
                  <div className="border-line border-t p-4">
                    <Notice kind="info">
                      The largest 500 holdings are shown. All of them come as CSV from the data room.
                    </Notice>
                  </div>
                )}
              </Card>
            </>
          )
        }
      </Answered>
    </div>
  )
}

function AtBlock({ atBlock }: { readonly atBlock: number | undefined }) {
  const navigate = useNavigate()
  const [text, setText] = useState(atBlock === undefined ? '' : String(atBlock))
  const wrong = text !== '' && !/^\d+$/.test(text) ? 'Enter a block’s number.' : undefined
  const show = (block: string) =>
    void navigate({
      to: '.',
      search: ((before: Record<string, unknown>) => {
        const { block: _, ...others } = before
        return block === '' ? others : { ...others, block: Number(block) }
      }) as never,
      resetScroll: false,
    })
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      data-print="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong === undefined) show(text)
      }}
    >
      <div className="w-56">
        <Field
          label="As of block"
          inputMode="numeric"
          placeholder="now"
          value={text}
          onChange={setText}
          error={wrong}
        />
      </div>
      <Button type="submit">Show</Button>
      {atBlock !== undefined && (
        <Button kind="quiet" onClick={() => show('')}>
          Back to now
        </Button>
      )}
    </form>
  )
}

function Concentrated({ holders }: { readonly holders: readonly Holder[] }) {
  const found = concentrationOf(holders)
  return (
    <Card>
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        <Stat
          label="Holders"
          value={formatCount(found.holders)}
          unit={found.holders === 1 ? 'wallet' : 'wallets'}
        />
        <Stat
          label="Largest holder"
          hint="Of the value of all shares, whatever the tranche."
          value={formatPercent(found.largest, 1)}
        />
        <Stat label="Largest five" value={formatPercent(found.largestFive, 1)} />
        <Stat
          label="Concentration"
          hint="Herfindahl index: 1 when one wallet holds everything, close to 0 when many hold the same."
          value={found.herfindahl.toFixed(3)}
        />
      </div>
    </Card>
  )
}

/** The desk holds what it bought of those who left and sells it on. */
function HolderName({ wallet }: { readonly wallet: string }) {
  const desk = useAnswer(routes.desk).data?.data
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {desk?.address.toLowerCase() === wallet.toLowerCase() && <span>Exit desk</span>}
      <AddressText address={wallet} />
    </span>
  )
}

function columns(pool: Pool): readonly Column<Holder>[] {
  const shareOf = ({ tranche }: Holder) => pool.tranches[tranche]!.share
  return [
    {
      id: 'wallet',
      header: 'Wallet',
      value: ({ wallet }) => wallet,
      cell: ({ wallet }) => <HolderName wallet={wallet} />,
    },
    { id: 'tranche', header: 'Tranche', filter: 'choice', value: ({ symbol }) => symbol },
    moneyColumn<Holder>({
      id: 'balance',
      header: 'Shares',
      amount: ({ balance }) => balance,
      token: shareOf,
    }),
    {
      id: 'part',
      header: 'Of the tranche',
      align: 'end',
      value: ({ part }) => part,
      cell: ({ part }) => <Percent value={part} />,
    },
    moneyColumn<Holder>({
      id: 'value',
      header: 'Value',
      hint: 'What the shares are worth by the pool’s value. A sale gets this less the desk’s spread and fee.',
      amount: ({ value }) => value,
      token: () => pool.cash,
    }),
    { id: 'country', header: 'Country', filter: 'choice', value: ({ country }) => country, hide: 'narrow' },
    { id: 'class', header: 'Investor class', filter: 'choice', value: (row) => row.class, hide: 'narrow' },
    {
      id: 'frozen',
      header: 'Frozen',
      hint: 'Shares that the transfer agent has frozen.',
      align: 'end',
      value: ({ frozen }) => BigInt(frozen),
      cell: (row) =>
        row.frozen === '0' ? (
          <span className="text-ink-3">–</span>
        ) : (
          <Money amount={row.frozen} token={shareOf(row)} bare />
        ),
      hide: 'medium',
    },
  ]
}
