import { routes, type TransactionView } from '@specie/api'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../../../api/useAnswer.ts'
import { AddressText } from '../../../components/AddressText.tsx'
import { Answered } from '../../../components/Answered.tsx'
import { Badge, type Tone } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { formatCount } from '../../../format/rates.ts'

const STATES: Readonly<Record<TransactionView['state'], { readonly word: string; readonly tone: Tone }>> = {
  unknown: { word: 'Not known', tone: 'neutral' },
  pending: { word: 'Waits for a block', tone: 'accent' },
  mined: { word: 'Mined', tone: 'accent' },
  reverted: { word: 'Refused', tone: 'bad' },
  indexed: { word: 'Done', tone: 'good' },
}

/** What became of one transaction. */
export function TransactionPage() {
  const { hash = '' } = useParams({ strict: false }) as { readonly hash?: string }
  const transaction = useAnswer(routes.transaction, { params: { hash } })
  return (
    <>
      <PageHeader
        title="Transaction"
        back={{ to: '/transactions', label: 'Transactions' }}
        lead={<HashText hash={hash} />}
      />
      <Answered answer={transaction} what="the transaction">
        {(data) => (
          <div className="flex flex-col gap-6">
            {data.state === 'unknown' && (
              <Notice kind="warn" title="Neither the ledger nor the node knows this transaction">
                It may have been dropped, belong to another chain, or the hash may be that of a Safe’s
                proposal.
              </Notice>
            )}
            {data.sentence !== null && <Notice kind="bad" title={data.sentence} />}
            <Card
              title="What became of it"
              action={
                <Badge tone={STATES[data.state].tone} dot>
                  {STATES[data.state].word}
                </Badge>
              }
            >
              <KeyValue
                rows={[
                  { label: 'Block', value: data.block === null ? '–' : formatCount(data.block) },
                  { label: 'Sent by', value: data.from === null ? '–' : <AddressText address={data.from} /> },
                  {
                    label: 'Number of the account',
                    value: data.nonce === null ? '–' : formatCount(data.nonce),
                    hint: 'Transactions of one account are mined in the order of this number.',
                  },
                ]}
              />
            </Card>
            {data.events.length > 0 && (
              <Card title="What it did" hint="As the contracts said it">
                <ol className="flex flex-col gap-2">
                  {data.events.map((event, index) => (
                    <li key={index} className="break-words text-ink-2">
                      {event}
                    </li>
                  ))}
                </ol>
              </Card>
            )}
          </div>
        )}
      </Answered>
    </>
  )
}
