import type { Tape } from '@specie/api'
import { useNavigate } from '@tanstack/react-router'
import { Card } from '../../../components/Card.tsx'
import { Link } from '../../../components/Link.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { formatDate } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import { StepFooter } from '../wizard/StepFooter.tsx'
import { GroupBars } from './GroupBars.tsx'
import type { StepProps } from './TapePage.tsx'

type Figures = NonNullable<NonNullable<Tape['check']>['figures']>

const GROUPS = [
  { by: 'grade', title: 'By grade', hint: 'The lender’s own rating of the borrowers.' },
  { by: 'country', title: 'By country', hint: 'Where the borrowers are.' },
  { by: 'kind', title: 'By way of repayment', hint: 'How a loan is paid back.' },
  { by: 'status', title: 'By status', hint: 'On the cut-off date.' },
] as const

/** What the tape amounts to, before a pool is made of it. */
export function FiguresStep({ tape, enter }: StepProps) {
  const navigate = useNavigate()
  const { check } = tape
  const figures = check?.figures
  if (check === null || figures === null || figures === undefined) {
    return (
      <Notice kind="warn" title="No loan is left">
        Every loan of the file was left out. Look at the rules and at the errors again.
      </Notice>
    )
  }
  const unit = { symbol: figures.currency, decimals: check.decimals }
  return (
    <div className="grid gap-6">
      <Head figures={figures} decimals={check.decimals} />
      <div className="grid gap-6 md:grid-cols-2">
        {GROUPS.map(({ by, title, hint }) => (
          <GroupBars
            key={by}
            title={title}
            hint={hint}
            unit={unit}
            groups={figures.groups.filter((group) => group.by === by)}
          />
        ))}
      </div>
      <LeftOut tape={tape} unit={unit} />
      <Assumptions assumptions={check.assumptions} />
      {tape.pool !== null && (
        <Notice
          kind="good"
          title="A pool was opened with this tape"
          action={
            <Link to={`/pools/${tape.pool}`} look="secondary" size="small">
              To the pool
            </Link>
          }
        />
      )}
      <StepFooter
        back={() => enter('errors')}
        {...(tape.pool === null && { next: () => void navigate({ to: `/issue/open/${tape.id}` as never }) })}
        nextLabel="Open a pool with it"
      />
    </div>
  )
}

function Head({ figures, decimals }: { readonly figures: Figures; readonly decimals: number }) {
  const unit = { symbol: figures.currency, decimals }
  const average = figures.loans === 0 ? 0n : BigInt(figures.balance) / BigInt(figures.loans)
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-6 rounded-card border border-line bg-surface p-5 shadow-card lg:grid-cols-5">
      <Stat
        label="Borrowers owe"
        value={formatMoney(figures.balance, unit, { compact: true, bare: true })}
        unit={figures.currency}
        note={`on ${formatDate(figures.cutOffDate)}`}
      />
      <Stat
        label="Loans"
        value={formatCount(figures.loans)}
        note={`of ${formatCount(figures.borrowers)} borrowers`}
      />
      <Stat
        label="Average rate"
        value={formatPercent(figures.weightedRate)}
        unit="a year"
        hint="What borrowers pay, larger loans counting more."
      />
      <Stat
        label="Average time left"
        value={figures.weightedRemainingMonths.toFixed(1)}
        unit="months"
        hint="Until the last payment, larger loans counting more."
      />
      <Stat
        label="Average loan"
        value={formatMoney(average, unit, { digits: 0, bare: true })}
        unit={figures.currency}
        note={`largest borrower ${formatPercent(figures.largestBorrowerPart)}`}
      />
    </div>
  )
}

function LeftOut({
  tape,
  unit,
}: {
  readonly tape: Tape
  readonly unit: { symbol: string; decimals: number }
}) {
  const ineligible = tape.check?.ineligible ?? []
  if (ineligible.length === 0 && tape.leftOutRows.length === 0) return null
  return (
    <Card title="What was left out">
      <ul className="divide-y divide-line">
        {ineligible.map(({ reason, loans, balance }) => (
          <li key={reason} className="flex justify-between gap-4 py-2 first:pt-0 last:pb-0">
            <span>
              {formatCount(loans)} {loans === 1 ? 'loan' : 'loans'}: {reason}
            </span>
            <Money amount={balance} token={unit} digits={0} />
          </li>
        ))}
        {tape.leftOutRows.length > 0 && (
          <li className="py-2 last:pb-0">
            {formatCount(tape.leftOutRows.length)} {tape.leftOutRows.length === 1 ? 'row' : 'rows'} left out
            by you
          </li>
        )}
      </ul>
    </Card>
  )
}

function Assumptions({ assumptions }: { readonly assumptions: readonly string[] }) {
  if (assumptions.length === 0) return null
  return (
    <Card
      title="What was assumed"
      hint="The file says nothing about these. They become part of the published tape."
    >
      <ul className="list-disc space-y-1 pl-5 text-ink-2">
        {assumptions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Card>
  )
}
