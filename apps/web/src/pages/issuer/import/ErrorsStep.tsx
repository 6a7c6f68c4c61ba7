import { type RowError, routes, type Tape } from '@specie/api'
import { useMemo, useState } from 'react'
import { api } from '../../../api/ask.ts'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { Link } from '../../../components/Link.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { formatCount } from '../../../format/rates.ts'
import { StepFooter } from '../wizard/StepFooter.tsx'
import { ErrorFilter, EVERY, type Filter, filtered } from './ErrorFilter.tsx'
import { ErrorTable } from './ErrorTable.tsx'
import { MendedList } from './MendedList.tsx'
import { sortedRows, withMended } from './mending.ts'
import type { StepProps } from './TapePage.tsx'

/** Every error of every row at once, to be mended in place, left out, or taken along as a file. */
export function ErrorsStep({ tape, changes, enter }: StepProps) {
  const [filter, setFilter] = useState<Filter>(EVERY)
  const { check } = tape
  const errors = check?.errors ?? []
  const shown = useMemo(() => filtered(errors, filter), [errors, filter])
  if (check === null) return null
  const mend = (cells: readonly RowError[], value: string) =>
    changes.change(({ mended }) => ({
      mend: [
        ...withMended(
          mended,
          cells.map(({ row, column }) => ({ row, column: column ?? '', value })),
        ),
      ],
    }))
  const leaveOut = (rows: readonly number[]) =>
    changes.change(({ leftOutRows }) => ({ leaveOut: [...sortedRows([...leftOutRows, ...rows])] }))
  const clean = check.errorCount === 0
  return (
    <div className="grid gap-6">
      <Counts tape={tape} />
      {clean ? (
        <Notice kind="good" title="No errors are left">
          {formatCount(check.accepted)} loans will really be in. Look at the figures of the tape next.
        </Notice>
      ) : (
        <Card
          title={`${formatCount(check.errorCount)} ${check.errorCount === 1 ? 'error' : 'errors'} to mend`}
          hint="Type the right value and press Enter: it is checked at once and your file stays as it is. Or leave a row out on purpose."
          action={<Downloads id={tape.id} />}
          flush
        >
          <div className="border-line border-t px-5 py-3">
            <ErrorFilter errors={errors} filter={filter} onChange={setFilter} />
            {check.errorCount > errors.length && (
              <p className="mt-2 text-[0.8125rem] text-warn">
                The first {formatCount(errors.length)} errors are shown. Others appear when these are mended;
                all of them are in the file of errors.
              </p>
            )}
          </div>
          <ErrorTable errors={shown} all={errors} onMend={mend} onLeaveOut={leaveOut} />
          <LeaveOutAll shown={shown} whole={shown.length === errors.length} onLeaveOut={leaveOut} />
        </Card>
      )}
      <MendedList tape={tape} changes={changes} />
      <StepFooter
        back={() => enter('rules')}
        next={() => enter('figures')}
        nextLabel="Continue: figures"
        blocked={clean ? undefined : 'Mend every error, or leave its row out'}
      />
    </div>
  )
}

function Counts({ tape: { check, rows, leftOutRows, mended } }: { readonly tape: Tape }) {
  const ineligible = check?.ineligible.reduce((sum, { loans }) => sum + loans, 0) ?? 0
  return (
    <div className="grid grid-cols-2 gap-4 rounded-card border border-line bg-surface p-5 shadow-card sm:grid-cols-4">
      <Stat
        label="Loans that will be in"
        value={formatCount(check?.accepted ?? 0)}
        note={`of ${formatCount(rows)} rows`}
      />
      <Stat
        label="Rows with errors"
        value={
          <span className={(check?.rejected ?? 0) > 0 ? 'text-bad' : undefined}>
            {formatCount(check?.rejected ?? 0)}
          </span>
        }
        note={(check?.rejected ?? 0) > 0 ? 'to be mended or left out' : 'none left'}
      />
      <Stat
        label="Left out by the rules"
        value={formatCount(ineligible)}
        note={check?.ineligible.map(({ reason }) => reason).join(', ') || 'none'}
      />
      <Stat
        label="Your corrections"
        value={formatCount(mended.length)}
        note={`${formatCount(leftOutRows.length)} ${leftOutRows.length === 1 ? 'row' : 'rows'} left out by you`}
      />
    </div>
  )
}

function Downloads({ id }: { readonly id: string }) {
  const address = api.urlOf(routes.tape, { params: { id } })
  return (
    <div className="flex flex-wrap gap-2">
      <Link to={`${address}/errors.csv`} download look="secondary" size="small">
        Errors as CSV
      </Link>
      <Link to={`${address}/rejected.csv`} download look="secondary" size="small">
        Rejected rows as CSV
      </Link>
    </div>
  )
}

function LeaveOutAll({
  shown,
  whole,
  onLeaveOut,
}: {
  readonly shown: readonly RowError[]
  readonly whole: boolean
  readonly onLeaveOut: (rows: readonly number[]) => void
}) {
  const rows = sortedRows(shown.map(({ row }) => row))
  if (rows.length < 2) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-line border-t px-5 py-3">
      <p className="text-[0.8125rem] text-ink-3">
        Not worth mending? The other loans do not depend on these.
      </p>
      <Button kind="secondary" size="small" onClick={() => onLeaveOut(rows)}>
        Leave out {whole ? 'all' : 'the'} {formatCount(rows.length)} rows {whole ? 'with errors' : 'shown'}
      </Button>
    </div>
  )
}
