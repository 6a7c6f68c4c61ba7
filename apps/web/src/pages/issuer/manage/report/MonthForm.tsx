import { type PeriodPreview, type Pool, routes } from '@specie/api'
import { useState } from 'react'
import { ask } from '../../../../api/ask.ts'
import { Button } from '../../../../components/Button.tsx'
import { sentenceOf } from '../../../../components/ErrorState.tsx'
import { Field } from '../../../../components/Field.tsx'
import { Notice } from '../../../../components/Notice.tsx'
import { formatDate } from '../../../../format/dates.ts'
import { useTransaction } from '../../../../transactions/useTransaction.ts'
import { readAmount } from '../readAmount.ts'
import { LoanFates } from './LoanFates.tsx'
import { MonthPreview } from './MonthPreview.tsx'
import { type Fates, monthAfter, monthOrder } from './monthOrder.ts'

/** What became of the loans; a preview; then sign, or leave it to the agent. */
export function MonthForm({ pool }: { readonly pool: Pool }) {
  const [to, setTo] = useState(pool.asOf === null ? '' : monthAfter(pool.asOf))
  const [fates, setFates] = useState<Fates>({})
  const [recoveries, setRecoveries] = useState('')
  const [preview, setPreview] = useState<PeriodPreview>()
  const [left, setLeft] = useState(false)
  const { busy, error, run } = useRun()
  const { start } = useTransaction()
  const cash = recoveries.trim() === '' ? 0n : readAmount(recoveries, pool.cash.decimals)
  const ready = to !== '' && cash !== undefined
  const params = { pool: pool.pool }
  const order = () => monthOrder(to, fates, cash ?? 0n)
  const changed = () => {
    setPreview(undefined)
    setLeft(false)
  }
  const look = () =>
    run('look', async () => setPreview(await ask(routes.periodPreview, { params, body: order() })))
  const leave = () =>
    run('leave', async () => {
      await ask(routes.periodOrder, { params, body: order() })
      setLeft(true)
    })
  const sign = () => {
    if (preview === undefined) return
    start({
      title: `Report ${pool.name} as of ${formatDate(preview.to)}`,
      calls: preview.calls,
      party: pool.servicer,
      about: 'Pays in what borrowers paid; the pool shares it out at once and takes the new value.',
      onIndexed: () => {
        setPreview(undefined)
        setFates({})
        setRecoveries('')
      },
    })
  }
  return (
    <div className="grid gap-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Up to and including"
          type="date"
          value={to}
          onChange={(next) => {
            setTo(next)
            changed()
          }}
          hint={pool.asOf === null ? undefined : `The last report was as of ${formatDate(pool.asOf)}.`}
        />
        <Field
          label="Recoveries"
          optional
          unit={pool.cash.symbol}
          inputMode="decimal"
          value={recoveries}
          onChange={(next) => {
            setRecoveries(next)
            changed()
          }}
          hint="What came in from loans that defaulted earlier."
          error={cash === undefined ? 'An amount above zero, or nothing' : undefined}
        />
      </div>
      <LoanFates
        pool={pool}
        fates={fates}
        onChange={(next) => {
          setFates(next)
          changed()
        }}
      />
      {error !== undefined && (
        <Notice kind="bad" title="That does not work">
          {sentenceOf(error).message}. {sentenceOf(error).remedy}
        </Notice>
      )}
      {preview !== undefined && <MonthPreview preview={preview} pool={pool} />}
      {left && (
        <Notice kind="good" title="The servicer agent takes it from here">
          It reports the month with what you entered as soon as the month is over, and pays from the
          servicer’s account.
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        {preview === undefined ? (
          <Button kind="primary" busy={busy === 'look'} disabled={!ready} onClick={() => void look()}>
            See what it comes to
          </Button>
        ) : (
          <Button kind="primary" onClick={sign}>
            Sign and pay in
          </Button>
        )}
        <Button busy={busy === 'leave'} disabled={!ready || left} onClick={() => void leave()}>
          Leave it to the agent
        </Button>
      </div>
    </div>
  )
}

/** One piece of work at a time, with its failure. */
function useRun() {
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<unknown>(undefined)
  const run = async (name: string, work: () => Promise<void>) => {
    setBusy(name)
    setError(undefined)
    try {
      await work()
    } catch (cause) {
      setError(cause)
    }
    setBusy(undefined)
  }
  return { busy, error, run }
}
