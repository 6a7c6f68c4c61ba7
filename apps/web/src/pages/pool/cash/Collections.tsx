import type { Collection, AsOf as Dated, Pool } from '@specie/api'
import { useState } from 'react'
import { Card } from '../../../components/Card.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Select } from '../../../components/Select.tsx'
import { formatDate } from '../../../format/dates.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { AsOfLine } from '../AsOfLine.tsx'
import { collectionColumns } from './collectionColumns.tsx'
import { Waterfall } from './Waterfall.tsx'

/** Where the cash of a month went, and the list of all months. */
export function Collections({
  pool,
  collections,
  asOf,
}: {
  readonly pool: Pool
  readonly collections: readonly Collection[]
  readonly asOf: Dated
}) {
  const [period, setPeriod] = useState<number>()
  const collection = collections.find((one) => one.period === period) ?? collections.at(-1)!
  return (
    <>
      <Card
        title="Where a month’s cash went"
        hint="What came in on the left, whom the contract paid in which order on the right."
        action={
          <Select
            label="Month"
            hideLabel
            value={String(collection.period)}
            onChange={(value) => setPeriod(Number(value))}
            options={[...collections].reverse().map((one) => ({
              value: String(one.period),
              label: `Month ${one.period}, to ${formatDate(one.asOf)}`,
            }))}
          />
        }
      >
        {!collection.covered && (
          <div className="mb-4">
            <Notice kind="warn" title="A coverage test did not hold">
              What the last tranche would have received stayed in the pool, to protect the tranches before it.
            </Notice>
          </div>
        )}
        <Waterfall pool={pool} collection={collection} />
      </Card>
      <Card
        title="Collections"
        hint={`Amounts in ${pool.cash.symbol}, each with the transaction that paid it.`}
        flush
        action={<AsOfLine asOf={asOf} />}
      >
        <DataTable
          columns={collectionColumns(pool)}
          rows={collections}
          caption={`Collections of ${pool.name}`}
          csvName={`collections-${pool.number}`}
          urlKey="collections"
          rowKey={({ period: one }) => one}
        />
      </Card>
    </>
  )
}
