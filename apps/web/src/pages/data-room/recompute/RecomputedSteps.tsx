import type { Pool } from '@specie/api'
import type { PublishedInputs, Recomputation } from '@specie/protocol'
import type { ReactNode } from 'react'
import { Badge } from '../../../components/Badge.tsx'
import { Card } from '../../../components/Card.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { formatCount } from '../../../format/rates.ts'
import { BucketTable } from './BucketTable.tsx'
import { CheckTable } from './CheckTable.tsx'
import type { LocalFigures } from './computeLocally.ts'
import { type CheckGroup, groupChecks } from './groupChecks.ts'
import { LadderChart } from './LadderChart.tsx'
import { SegmentTable } from './SegmentTable.tsx'

/** The steps of a recomputation, one card each: what is done, what comes out, and what the chain has. */
export function RecomputedSteps({
  pool,
  inputs,
  local,
  found,
}: {
  readonly pool: Pool
  readonly inputs: PublishedInputs
  readonly local: LocalFigures | undefined
  readonly found: Recomputation | undefined
}) {
  const groups = new Map(groupChecks(found?.checks ?? []).map((group) => [group.step, group]))
  const table = (step: CheckGroup['step']) => {
    const group = groups.get(step)
    return group === undefined ? null : <CheckTable pool={pool} checks={group.checks} />
  }
  return (
    <ol className="flex flex-col gap-4">
      <Step
        number={1}
        title="What goes in"
        text={`Cash by month in ${formatCount(inputs.ladder.length)} risk segments${inputs.curveDate === null ? '' : `, and the yield curve of ${inputs.curveDate}`}. No borrower is in it.`}
      >
        <SegmentTable inputs={inputs} pool={pool} />
      </Step>
      {local !== undefined && (
        <Step
          number={2}
          title="The ladder: cash by month"
          text={
            <>
              {formatCount(local.flows.length)} months, {formatCount(local.bytes)} bytes in the chain’s
              format. Their hash is <HashText hash={local.hash} />; the chain keeps the hash of the ladder
              that it was shown, so another ladder cannot be put in its place.
            </>
          }
          agrees={groups.get('ladder')?.agrees}
        >
          <LadderChart pool={pool} flows={local.flows} />
          {table('ladder')}
        </Step>
      )}
      {local !== undefined && (
        <Step
          number={3}
          title="Moments: ten stretches of time"
          text="Each stretch keeps its present value, its mean time and the spread around it. With these the chain follows a new yield curve without the loans, at the same cost for ten loans and for a million."
          agrees={groups.get('moments')?.agrees}
        >
          <BucketTable pool={pool} local={local} checks={groups.get('moments')?.checks ?? []} />
        </Step>
      )}
      {found !== undefined && (
        <>
          <Step
            number={4}
            title="Value at the cut-off"
            text="All expected cash, discounted with the yield curve of the last valuation and each segment’s spread; beside it the cash due in the first month and the mean spread, by which the value grows."
            agrees={groups.get('cutOff')?.agrees}
          >
            {table('cutOff')}
          </Step>
          <Step
            number={5}
            title="Value now"
            text="Grown by its own yield since the cut-off. Net: less losses stated and gains that have not vested. Gross: what entries count with."
            agrees={groups.get('now')?.agrees}
          >
            {table('now')}
          </Step>
          {groups.has('tranches') && (
            <Step
              number={6}
              title="Tranches"
              text="The net value fills one claim after another; what remains belongs to the last tranche."
              agrees={groups.get('tranches')?.agrees}
            >
              {table('tranches')}
            </Step>
          )}
          {groups.has('prices') && (
            <Step
              number={7}
              title="Prices of a share"
              text="Each tranche’s part divided by its shares, as it was marked, and how it has grown since: what a sale and what a purchase pay at this block."
              agrees={groups.get('prices')?.agrees}
            >
              {table('prices')}
            </Step>
          )}
        </>
      )}
    </ol>
  )
}

function Step({
  number,
  title,
  text,
  agrees,
  children,
}: {
  readonly number: number
  readonly title: string
  readonly text: ReactNode
  readonly agrees?: boolean | undefined
  readonly children: ReactNode
}) {
  return (
    <li>
      <Card
        title={
          <span className="inline-flex items-center gap-2.5">
            <span
              aria-hidden="true"
              className="flex size-6 items-center justify-center rounded-full bg-accent-soft font-medium text-accent-text text-xs"
            >
              {number}
            </span>
            {title}
          </span>
        }
        action={
          agrees === undefined ? undefined : agrees ? (
            <Badge tone="good">agrees to the unit</Badge>
          ) : (
            <Badge tone="bad">differs</Badge>
          )
        }
      >
        <div className="-mt-2 mb-4 max-w-3xl text-[0.8125rem] text-ink-2">{text}</div>
        <div className="flex flex-col gap-5">{children}</div>
      </Card>
    </li>
  )
}
