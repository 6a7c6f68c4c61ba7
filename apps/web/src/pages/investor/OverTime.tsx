import type { Holding } from '@specie/api'
import { useState } from 'react'
import { Card } from '../../components/Card.tsx'
import { Choice } from '../pool/overview/Choice.tsx'
import { IncomeChart } from './IncomeChart.tsx'
import { WorthChart } from './WorthChart.tsx'

const VIEWS = [
  { value: 'value', label: 'Value' },
  { value: 'income', label: 'Income' },
] as const

/** How a wallet did over time: what its shares were worth, or what income it took. */
export function OverTime({
  address,
  holdings,
}: {
  readonly address: `0x${string}`
  /** All that it has or had. */
  readonly holdings: readonly Holding[]
}) {
  const [view, setView] = useState<(typeof VIEWS)[number]['value']>('value')
  const choice = <Choice label="Figure" value={view} onChange={setView} options={VIEWS} />
  return (
    <Card>
      {view === 'value' ? (
        <WorthChart address={address} holdings={holdings} choice={choice} />
      ) : (
        <IncomeChart address={address} cash={holdings[0]!.cash} choice={choice} />
      )}
    </Card>
  )
}
