import type { Agent } from '@specie/api'
import { Badge } from '../../../components/Badge.tsx'

/** Whether an agent runs, only explains itself, or rests. */
export function AgentState({ agent }: { readonly agent: Agent }) {
  if (!agent.enabled)
    return (
      <Badge tone="warn" dot>
        Paused
      </Badge>
    )
  if (agent.dryRun)
    return (
      <Badge tone="accent" dot>
        Dry run
      </Badge>
    )
  if (agent.failures > 0) return <Badge tone="bad" dot>{`${agent.failures} failed`}</Badge>
  return (
    <Badge tone="good" dot>
      Running
    </Badge>
  )
}
