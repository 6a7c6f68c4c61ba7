import { routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Answered } from '../../../components/Answered.tsx'
import { AgentCard } from './AgentCard.tsx'
import { Decisions } from './Decisions.tsx'

/** Agents, what they decided and why. */
export function AgentsPage() {
  const agents = useAnswer(routes.agents)
  const decisions = useAnswer(routes.decisions, { query: { limit: 200 } })
  return (
    <div className="flex flex-col gap-6">
      <Answered answer={agents} what="the agents">
        {(data) => (
          <div className="grid gap-6 lg:grid-cols-3">
            {data.map((agent) => (
              <AgentCard key={agent.name} agent={agent} />
            ))}
          </div>
        )}
      </Answered>
      <Answered answer={decisions} what="their decisions" lines={8}>
        {(data) => <Decisions decisions={data} />}
      </Answered>
    </div>
  )
}
