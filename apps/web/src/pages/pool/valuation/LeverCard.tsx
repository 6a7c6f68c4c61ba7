import type { Pool } from '@specie/api'
import { useState } from 'react'
import { Card } from '../../../components/Card.tsx'
import { formatDate } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { Choice } from '../overview/Choice.tsx'
import type { Lever } from './levers.ts'
import { TornadoChart } from './TornadoChart.tsx'
import type { Inputs } from './useInputs.ts'

/** How far each assumption moves the value, of the pool or of a tranche. */
export function LeverCard({
  pool,
  inputs,
  levers,
}: {
  readonly pool: Pool
  readonly inputs: Inputs
  readonly levers: readonly Lever[]
}) {
  const [of, setOf] = useState('pool')
  const tranche = pool.tranches.findIndex(({ share }) => share.symbol === of)
  const { cash } = pool
  const written = (units: bigint) => formatMoney(units, cash, { signed: true, digits: 0, bare: true })
  return (
    <Card>
      <TornadoChart
        title="If one assumption were another"
        unit={`change of the value, ${cash.symbol}`}
        hint="Each bar moves one assumption and leaves the others. A tranche is protected as long as those below it can bear the change."
        levers={levers.map(({ name, ends }) => ({
          name,
          ends: ends.map((end) => {
            const change = tranche === -1 ? end.change : end.tranches[tranche]!
            return { label: end.label, value: Number(change) / 10 ** cash.decimals, text: written(change) }
          }),
        }))}
        action={
          <Choice
            label="Whose value"
            value={of}
            onChange={setOf}
            options={[
              { value: 'pool', label: 'Pool' },
              ...pool.tranches.map(({ share }) => ({ value: share.symbol, label: share.symbol })),
            ]}
          />
        }
        source={`published inputs${inputs.curveDate === null ? '' : `, curve of ${formatDate(inputs.curveDate)}`}, computed in this browser`}
      />
    </Card>
  )
}
