import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { HashText } from '../components/HashText.tsx'
import { Notice } from '../components/Notice.tsx'
import { Stepper, type Step as StepperStep } from '../components/Stepper.tsx'
import { formatCount } from '../format/rates.ts'
import { accounts } from '../wallet/accounts.ts'
import { loadEngine } from '../wallet/loadEngine.ts'
import { drawer } from './drawer.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { runTransaction } from './pageRunner.ts'
import { isFinished, isPaused } from './store.ts'
import { transactions } from './transactions.ts'
import type { Step, TransactionRecord } from './types.ts'
import { useReadable } from './useReadable.ts'

/** A transaction that was started: where it stands, step by step. */
export function RecordView({ record }: { readonly record: TransactionRecord }) {
  const readable = useReadable()
  const [busy, setBusy] = useState(false)
  const actor = accounts.get()
  const mine = actor.kind !== 'nobody' && actor.address.toLowerCase() === record.account.toLowerCase()
  const canContinue =
    record.state === 'failed' && mine && record.steps.some(({ state }) => state === 'waiting')
  const collecting = record.steps.some(({ state }) => state === 'collecting')
  const resume = async () => {
    if (busy) return
    setBusy(true)
    await runTransaction((await (await loadEngine()).client(actor)).context as never, record.id)
    setBusy(false)
  }
  return (
    <div className="flex flex-col gap-6">
      <p aria-live="polite" className="text-ink-2">
        {sentenceFor(record)}
      </p>
      <Stepper
        label="Where this stands"
        steps={[...record.steps.map((step) => stepOf(step, readable)), ledgerStep(record)]}
      />
      {collecting && <SafeNote />}
      {record.failure !== undefined && (
        <FailureNotice
          failure={record.failure}
          kind={isPaused(record) ? 'warn' : 'bad'}
          address={record.account}
          {...(canContinue && { retry: () => void resume() })}
          retryLabel="Continue signing"
        />
      )}
      <div className="flex justify-end gap-2">
        {collecting && (
          <Button kind="quiet" onClick={() => transactions.remove(record.id)}>
            Stop following
          </Button>
        )}
        <Button kind={isFinished(record) ? 'primary' : 'secondary'} onClick={drawer.close}>
          {isFinished(record) ? 'Done' : 'Close, it goes on'}
        </Button>
      </div>
    </div>
  )
}

function SafeNote() {
  return (
    <Notice kind="info" title="The Safe’s owners sign elsewhere">
      They do it in the Safe’s own page. Here you see approvals on the chain; signatures that a service keeps
      until somebody executes are not counted.
    </Notice>
  )
}

function sentenceFor(record: TransactionRecord): string {
  const { state, steps } = record
  if (isPaused(record)) return 'It stopped half-way. What is done stays done.'
  if (state === 'signing') return 'Waiting for the signature.'
  if (state === 'indexed') return 'Done. Every page shows it now.'
  if (state === 'failed') return 'It did not go through.'
  if (state === 'mined') return 'Mined. The ledger is reading the block.'
  return steps.some((step) => step.state === 'collecting')
    ? 'Proposed to the Safe. It goes on when enough owners have signed.'
    : 'Sent. It waits for a block. You may close this or reload the page.'
}

const STATES: Readonly<
  Record<Step['state'], { readonly look: StepperStep['state']; readonly word: string }>
> = {
  waiting: { look: 'waiting', word: 'to sign' },
  signing: { look: 'busy', word: 'waiting for the signature' },
  collecting: { look: 'busy', word: 'waiting for the Safe’s owners' },
  sent: { look: 'busy', word: 'sent, waits for a block' },
  mined: { look: 'done', word: 'mined' },
  reverted: { look: 'failed', word: 'refused when it was mined' },
  replaced: { look: 'failed', word: 'replaced by another transaction' },
  dropped: { look: 'failed', word: 'dropped by the network' },
}

function stepOf(step: Step, readable: (title: string) => string): StepperStep {
  const { look, word } = STATES[step.state]
  const signatures =
    step.state === 'collecting' && step.signatures !== undefined
      ? `${step.signatures.given} of ${step.signatures.needed} signatures on the chain`
      : undefined
  const note = (
    <span className="flex flex-wrap items-center gap-x-2">
      {signatures ?? word}
      {step.state === 'mined' && step.block !== undefined && ` in block ${formatCount(step.block)}`}
      {step.hash !== undefined && <HashText hash={step.hash} transaction={step.state !== 'collecting'} />}
    </span>
  )
  return { title: readable(step.title), note, state: look }
}

function ledgerStep({ state }: TransactionRecord): StepperStep {
  return {
    title: 'Shown in the ledger',
    state: state === 'indexed' ? 'done' : state === 'mined' ? 'busy' : 'waiting',
  }
}
