import type { PoolSummary } from '@specie/api'
import { Badge, type Tone } from '../../components/Badge.tsx'

const STATES: Readonly<Record<PoolSummary['state'], { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: 'In preparation', tone: 'neutral' },
  raising: { word: 'Raising', tone: 'accent' },
  refunding: { word: 'Refunding', tone: 'warn' },
  active: { word: 'Active', tone: 'good' },
  windingDown: { word: 'Winding down', tone: 'warn' },
  closed: { word: 'Closed', tone: 'neutral' },
}

/** Where a pool stands in its life. */
export function StateBadge({ state }: { readonly state: PoolSummary['state'] }) {
  const { word, tone } = STATES[state]
  return (
    <Badge tone={tone} dot>
      {word}
    </Badge>
  )
}
