import type { Pool } from '@specie/api'
import type { ReactNode } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { CopyButton } from '../../../components/CopyButton.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { formatTime } from '../../../format/dates.ts'
import { formatCount } from '../../../format/rates.ts'
import { download } from '../../../tables/download.ts'
import { groupChecks } from './groupChecks.ts'
import { RecomputedSteps } from './RecomputedSteps.tsx'
import { type Run, useRecomputation } from './useRecomputation.ts'

const BUSY: Partial<Record<Run['state'], string>> = {
  inputs: 'Reading what the servicer published …',
  local: 'Computing ladder, value and moments in this browser …',
  chain: 'Asking the chain for each figure …',
}

/** The pool's value, computed again in the visitor's browser from the published inputs, figure by figure beside the chain's. */
export function Recompute({ pool }: { readonly pool: Pool }) {
  const [run, start] = useRecomputation(pool)
  const busy = BUSY[run.state]
  if (pool.valuation === null) {
    return (
      <Card>
        <p className="text-ink-2">There is nothing to recompute before the first report.</p>
      </Card>
    )
  }
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <div className="flex flex-wrap items-start justify-between gap-4">
          <p className="max-w-2xl text-ink-2">
            Your browser takes the cash expected of the loans month by month, as the servicer published it,
            computes the pool’s value and every share’s price with the same whole-number arithmetic as the
            contracts, and sets each figure beside what the chain says. Nothing on this page has to be
            believed for it.
          </p>
          <Button kind="primary" size="large" busy={busy !== undefined} onClick={() => void start()}>
            {run.state === 'idle' ? 'Recompute now' : busy === undefined ? 'Recompute again' : 'Recomputing'}
          </Button>
        </div>
        <p aria-live="polite" className="mt-3 text-[0.8125rem] text-ink-3 empty:hidden">
          {busy}
        </p>
        <SameElsewhere pool={pool} run={run} />
      </Card>
      <Outcome run={run} retry={() => void start()} />
      {run.inputs !== undefined && (
        <RecomputedSteps pool={pool} inputs={run.inputs} local={run.local} found={run.found} />
      )}
    </div>
  )
}

function Outcome({ run, retry }: { readonly run: Run; readonly retry: () => void }): ReactNode {
  if (run.state === 'failed') {
    return (
      <Card>
        <ErrorState error={run.failure} retry={retry} title="The recomputation could not be finished" />
      </Card>
    )
  }
  if (run.state === 'unpublished') {
    return (
      <Notice kind="warn" title="This server does not have the inputs">
        They are kept by the server that the servicer reports through. Ask the servicer for the bundle of the
        pool, and use the command above.
      </Notice>
    )
  }
  const { found } = run
  if (found === undefined) return null
  const wrong = groupChecks(found.checks).flatMap(({ checks }) => checks.filter(({ agrees }) => !agrees))
  const at = `at block ${formatCount(found.block.number)}, ${formatTime(Number(found.block.timestamp))}`
  return found.agrees ? (
    <Notice kind="good" title={`All ${found.checks.length} figures agree to the last unit`}>
      Computed here, and by the contracts {at}.
    </Notice>
  ) : (
    <Notice kind="bad" title={`${wrong.length} of ${found.checks.length} figures differ`}>
      {wrong.map(({ figure }) => figure).join(', ')}; compared {at}. Either the published inputs are not those
      of the last report, or something is wrong: ask the servicer.
    </Notice>
  )
}

/** The inputs as a file, and the command that does the same without this page. */
function SameElsewhere({ pool, run }: { readonly pool: Pool; readonly run: Run }) {
  const file = `recomputation-${pool.number}.json`
  const command = `npx specie nav ${pool.number} --recompute --inputs ${file}`
  return (
    <div
      className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3 border-line border-t pt-4"
      data-print="off"
    >
      {run.published !== undefined && (
        <Button
          size="small"
          onClick={() => download(file, `${JSON.stringify(run.published, null, 2)}\n`, 'application/json')}
        >
          Download the inputs
        </Button>
      )}
      <div className="flex min-w-0 items-center gap-1 text-[0.8125rem]">
        <span className="text-ink-3 max-sm:hidden">The same on a command line:</span>
        <code className="min-w-0 max-w-full break-words rounded-md bg-sunken px-2 py-1 font-mono text-xs">
          {command}
        </code>
        <CopyButton text={command} what="command" />
      </div>
    </div>
  )
}
