import { routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Answered } from '../../../components/Answered.tsx'
import { Card } from '../../../components/Card.tsx'
import { Link } from '../../../components/Link.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { readable } from '../../../format/readable.ts'
import { AgentState } from './AgentState.tsx'
import { agentTitle } from './agentTitle.ts'

/** The agents, a line each. */
export function AgentsInShort() {
  const agents = useAnswer(routes.agents)
  return (
    <Answered answer={agents} what="the agents">
      {(data) => (
        <Card title="Agents" action={<Link to="/operate/agents">Agents and decisions</Link>}>
          <ul className="divide-y divide-line">
            {data.map((agent) => (
              <li
                key={agent.name}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0"
              >
                <span className="w-32 font-medium">{agentTitle(agent.name)}</span>
                <span className="min-w-0 flex-1 text-ink-2 max-sm:order-last max-sm:basis-full">
                  {readable(agent.lastDecision ?? agent.what)}
                </span>
                <span className="text-[0.8125rem] text-ink-3">
                  <RelativeTime time={agent.lastRun} />
                </span>
                <AgentState agent={agent} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Answered>
  )
}
