import type { Pool } from '@specie/api'
import { DateText } from '../../../components/DateText.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { formatMoney } from '../../../format/money.ts'
import { raisePart } from '../figures/raisePart.ts'

/** How far a raise has come, how much it needs at least, and until when. */
export function RaiseProgress({ pool }: { readonly pool: Pool }) {
  const raised = BigInt(pool.raised)
  const minimum = BigInt(pool.minimumRaise)
  const whole = raised + BigInt(pool.room)
  const missing = minimum > raised ? minimum - raised : 0n
  return (
    <div>
      <Progress
        value={raisePart(pool)}
        label={`${formatMoney(raised, pool.cash, { digits: 0 })} of ${formatMoney(whole, pool.cash, { digits: 0 })}`}
      />
      <p className="mt-2 text-[0.8125rem] text-ink-3">
        {missing === 0n
          ? 'The minimum is reached'
          : `${formatMoney(missing, pool.cash, { digits: 0 })} to the minimum`}
        ; the raise ends on <DateText date={pool.raiseEnds} />.
      </p>
    </div>
  )
}
