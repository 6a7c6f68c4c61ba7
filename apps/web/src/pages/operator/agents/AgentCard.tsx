import { type Agent, routes } from '@specie/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../../api/ask.ts'
import { AddressText } from '../../../components/AddressText.tsx'
import { Card } from '../../../components/Card.tsx'
import { sentenceOf } from '../../../components/ErrorState.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { Switch } from '../../../components/Switch.tsx'
import { formatCount } from '../../../format/rates.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AgentState } from './AgentState.tsx'
import { agentTitle } from './agentTitle.ts'

const COIN = { symbol: 'ETH', decimals: 18 }

/** One agent: what it is for, how it does, and its switches. */
export function AgentCard({ agent }: { readonly agent: Agent }) {
  return (
    <Card title={agentTitle(agent.name)} hint={agent.what} action={<AgentState agent={agent} />}>
      <KeyValue
        rows={[
          { label: 'Last looked', value: <RelativeTime time={agent.lastRun} /> },
          { label: 'Waiting to be mined', value: formatCount(agent.waiting) },
          { label: 'Failures in a row', value: formatCount(agent.failures) },
          {
            label: 'Signs as',
            value: agent.account === null ? '–' : <AddressText address={agent.account} />,
          },
          {
            label: 'Coin for fees',
            value: <Money amount={agent.balance} token={COIN} digits={4} />,
            hint: 'Without coin of the chain it cannot send transactions.',
          },
        ]}
      />
      <Switches agent={agent} />
    </Card>
  )
}

function Switches({ agent }: { readonly agent: Agent }) {
  const { roles, signedIn, signIn } = useAccount()
  const queries = useQueryClient()
  const may = roles.includes('operator') || roles.includes('governance')
  const set = useMutation({
    mutationFn: async (body: { readonly enabled?: boolean; readonly dryRun?: boolean }) => {
      if (!signedIn) await signIn()
      return ask(routes.setAgent, { params: { name: agent.name }, body })
    },
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'operation' }),
  })
  return (
    <div className="mt-4 border-line border-t pt-4">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Switch
          label="Runs"
          checked={agent.enabled}
          disabled={!may || set.isPending}
          onChange={(enabled) => set.mutate({ enabled })}
        />
        <Switch
          label="Only explains (dry run)"
          checked={agent.dryRun}
          disabled={!may || set.isPending}
          onChange={(dryRun) => set.mutate({ dryRun })}
        />
      </div>
      {!may && <p className="mt-3 text-ink-3 text-xs">To switch it, act as an operator or as governance.</p>}
      {set.error !== null && (
        <div className="mt-3">
          <Notice kind="bad" title={`${sentenceOf(set.error).message}.`}>
            {sentenceOf(set.error).remedy}
          </Notice>
        </div>
      )}
    </div>
  )
}
