import type { AsOf as Dated, Holding } from '@specie/api'
import { Card } from '../../components/Card.tsx'
import { DataTable } from '../../tables/DataTable.tsx'
import { HoldingCards } from './HoldingCards.tsx'
import { holdingColumns } from './holdingColumns.tsx'

/** The shares of a wallet, with what can be done with each. */
export function Holdings({
  holdings,
  asOf,
}: {
  readonly holdings: readonly Holding[]
  readonly asOf: Dated
}) {
  return (
    <>
      <div className="sm:hidden">
        <HoldingCards holdings={holdings} />
      </div>
      <Card title="Holdings" flush className="max-sm:hidden">
        <DataTable
          columns={holdingColumns}
          rows={holdings}
          caption="Holdings"
          csvName={`holdings-block-${asOf.block.number}`}
          urlKey="holdings"
          rowKey={({ share }) => share.address}
        />
      </Card>
    </>
  )
}
