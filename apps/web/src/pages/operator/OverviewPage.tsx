import { routes, type Status } from '@specie/api'
import type { ReactNode } from 'react'
import { useAnswer } from '../../api/useAnswer.ts'
import { useHead } from '../../app/useHead.ts'
import { Answered } from '../../components/Answered.tsx'
import { Badge, type Tone } from '../../components/Badge.tsx'
import { Card } from '../../components/Card.tsx'
import { DateText } from '../../components/DateText.tsx'
import { HashText } from '../../components/HashText.tsx'
import { KeyValue } from '../../components/KeyValue.tsx'
import { Link } from '../../components/Link.tsx'
import { formatSpan } from '../../format/dates.ts'
import { formatCount } from '../../format/rates.ts'
import { AgentsInShort } from './agents/AgentsInShort.tsx'

/** Health of chain, ledger, database and reconciliation. */
export function OverviewPage() {
  const status = useAnswer(routes.status)
  return (
    <Answered answer={status} what="the server’s health">
      {(data) => (
        <div className="grid gap-6 md:grid-cols-2">
          <Chain status={data} />
          <Ledger status={data} />
          <Reconciliation status={data} />
          <Database status={data} />
          <div className="md:col-span-2">
            <AgentsInShort />
          </div>
        </div>
      )}
    </Answered>
  )
}

function Chain({ status: { chain, chainId, local } }: { readonly status: Status }) {
  return (
    <Part
      title="Chain"
      tone={chain.answering ? 'good' : 'bad'}
      word={chain.answering ? 'Answering' : 'Not answering'}
    >
      <KeyValue
        rows={[
          { label: 'Number', value: local ? `${chainId}, local` : chainId },
          { label: 'Newest block', value: chain.head === null ? '–' : formatCount(chain.head.number) },
          { label: 'Its time', value: <DateText date={chain.head?.timestamp ?? null} time /> },
          { label: 'Its hash', value: chain.head === null ? '–' : <HashText hash={chain.head.hash} /> },
        ]}
      />
    </Part>
  )
}

function Ledger({ status: { index } }: { readonly status: Status }) {
  const { lag, late } = useHead()
  return (
    <Part title="Ledger" tone={late ? 'warn' : 'good'} word={late ? 'Behind' : 'Up to date'}>
      <KeyValue
        rows={[
          { label: 'Block', value: index.block === null ? '–' : formatCount(index.block.number) },
          {
            label: 'Behind the chain',
            value: `${index.lagBlocks === null ? '–' : formatCount(index.lagBlocks)} blocks, ${formatSpan(lag)}`,
            hint: 'Seconds since the ledger last agreed with the chain’s newest block, by this machine’s clock.',
          },
          {
            label: 'Cannot be undone up to',
            value: index.finalized === null ? '–' : formatCount(index.finalized),
            hint: 'The chain’s finalized block.',
          },
          {
            label: 'Reorganisations',
            value: formatCount(index.reorganisations),
            hint: 'How often the chain replaced blocks that the ledger had read. It goes back and reads again.',
          },
        ]}
      />
    </Part>
  )
}

function Reconciliation({ status: { reconciliation } }: { readonly status: Status }) {
  const differing = reconciliation?.differing ?? 0
  return (
    <Part
      title="Reconciliation"
      tone={reconciliation === null ? 'neutral' : differing > 0 ? 'bad' : 'good'}
      word={reconciliation === null ? 'Not run yet' : differing > 0 ? `${differing} differ` : 'All equal'}
    >
      <KeyValue
        rows={[
          { label: 'At block', value: reconciliation === null ? '–' : formatCount(reconciliation.block) },
          {
            label: 'Figures compared',
            value: reconciliation === null ? '–' : formatCount(reconciliation.compared),
          },
          { label: 'Differing', value: reconciliation === null ? '–' : formatCount(differing) },
          { label: 'Each figure', value: <Link to="/operate/reconciliation">See them</Link> },
        ]}
      />
    </Part>
  )
}

function Database({ status: { database, version } }: { readonly status: Status }) {
  return (
    <Part
      title="Server"
      tone={database.answering ? 'good' : 'bad'}
      word={database.answering ? 'Running' : 'No database'}
    >
      <KeyValue
        rows={[
          { label: 'Version', value: version },
          { label: 'Database', value: database.answering ? 'answers' : 'does not answer' },
          { label: 'Jobs waiting', value: formatCount(database.jobsWaiting) },
          { label: 'HTTP interface', value: <Link to="/api/v1/docs">Reference</Link> },
        ]}
      />
    </Part>
  )
}

function Part({
  title,
  tone,
  word,
  children,
}: {
  readonly title: string
  readonly tone: Tone
  readonly word: string
  readonly children: ReactNode
}) {
  return (
    <Card
      title={title}
      action={
        <Badge tone={tone} dot>
          {word}
        </Badge>
      }
    >
      {children}
    </Card>
  )
}
