import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { DataTable } from '../../../tables/DataTable.tsx'
import { Answered } from '../../pool/Answered.tsx'
import { AsOfLine } from '../../pool/AsOfLine.tsx'
import { collectionColumns } from '../../pool/cash/collectionColumns.tsx'

/** Every month that was collected, whom the cash went to, and the transaction that paid it. */
export function CollectionsSection({ pool }: { readonly pool: Pool }) {
  const answer = useAnswer(routes.collections, { params: { pool: pool.pool } })
  return (
    <Answered answer={answer} what="the collections" lines={6}>
      {(collections, asOf) => (
        <Card
          title="Every collection"
          hint={`Amounts in ${pool.cash.symbol}, each with the transaction that paid it.`}
          flush
          action={<AsOfLine asOf={asOf} />}
        >
          <DataTable
            columns={collectionColumns(pool)}
            rows={collections}
            caption="Every collection"
            csvName={`collections-${pool.number}`}
            urlKey="collections"
            rowKey={({ period }) => period}
            empty={
              <EmptyState
                title="Nothing has been collected yet"
                text="Collections begin a month after the pool is activated."
              />
            }
          />
        </Card>
      )}
    </Answered>
  )
}
