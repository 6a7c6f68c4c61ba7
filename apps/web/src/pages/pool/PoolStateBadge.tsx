import type { PoolSummary } from '@specie/api'
import { Badge } from '../../components/Badge.tsx'
import { poolStateWords } from './figures/poolStateWords.ts'

/** Where a pool stands in its life. */
export function PoolStateBadge({ state }: { readonly state: PoolSummary['state'] }) {
  const { label, tone } = poolStateWords[state]
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  )
}
