import type { Pool } from '@specie/api'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Link } from '../../../components/Link.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { formatTime } from '../../../format/dates.ts'
import { formatCount } from '../../../format/rates.ts'
import { CheckTable } from '../../data-room/recompute/CheckTable.tsx'
import { groupChecks } from '../../data-room/recompute/groupChecks.ts'
import { type Run, useRecomputation } from '../../data-room/recompute/useRecomputation.ts'

const BUSY: Partial<Record<Run['state'], string>> = {
  inputs: 'Reading what the servicer published …',
  local: 'Computing ladder, value and moments in this browser …',
  chain: 'Asking the chain for each figure …',
}

/** The value computed here beside the chain's, to the unit. */
export function RecomputeCard({ pool }: { readonly pool: Pool }) {
  const [run, start] = useRecomputation(pool)
  const busy = BUSY[run.state]
  return (
    <Card
      title="Check it yourself"
      hint="Your browser values the loans with the contracts’ whole-number arithmetic and compares every figure with the chain at a named block."
      action={
        <Button kind="primary" busy={busy !== undefined} onClick={() => void start()}>
          {run.state === 'idle' || busy !== undefined ? 'Recompute in my browser' : 'Recompute again'}
        </Button>
      }
    >
      <p aria-live="polite" className="text-[0.8125rem] text-ink-3 empty:hidden">
        {busy}
      </p>
      <Outcome pool={pool} run={run} retry={() => void start()} />
      <p className="mt-3 text-[0.8125rem] text-ink-3">
        Every step with its inputs stands in the <Link to={`/data-room/${pool.pool}`}>data room</Link>.
      </p>
    </Card>
  )
}

function Outcome({
  pool,
  run,
  retry,
}: {
  readonly pool: Pool
  readonly run: Run
  readonly retry: () => void
}) {
  if (run.state === 'failed') {
    return <ErrorState error={run.failure} retry={retry} title="The recomputation could not be finished" />
  }
  if (run.state === 'unpublished') {
    return <Notice kind="warn" title="This server does not have the inputs of the last report" />
  }
  const { found } = run
  if (found === undefined) return null
  const shown = groupChecks(found.checks).filter(({ step }) => step === 'now' || step === 'prices')
  const wrong = found.checks.filter(({ agrees }) => !agrees)
  return (
    <div className="flex flex-col gap-4">
      <Notice
        kind={found.agrees ? 'good' : 'bad'}
        title={
          found.agrees
            ? `All ${found.checks.length} figures agree to the last unit`
            : `${wrong.length} of ${found.checks.length} figures differ: ${wrong.map(({ figure }) => figure).join(', ')}`
        }
      >
        At block {formatCount(found.block.number)}, {formatTime(Number(found.block.timestamp))}.
      </Notice>
      <CheckTable
        pool={pool}
        checks={shown.flatMap(({ checks }) =>
          checks.filter(({ figure }) => /now$|^(bid|ask) of/.test(figure)),
        )}
      />
    </div>
  )
}
