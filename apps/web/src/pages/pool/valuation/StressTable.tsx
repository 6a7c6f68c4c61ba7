import type { Pool } from '@specie/api'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { FigureTable } from '../../data-room/recompute/FigureTable.tsx'
import type { CashPicture } from './tasks.ts'

/** Pool and tranches as they are and in the stressed world. */
export function StressTable({ pool, picture }: { readonly pool: Pool; readonly picture: CashPicture }) {
  const { calm, stressed } = picture
  const money = (amount: bigint) => formatMoney(amount, pool.cash, { bare: true, digits: 0 })
  const row = (name: string, now: bigint, then: bigint) => ({
    key: name,
    cells: [name, money(now), money(then), change(now, then)],
  })
  return (
    <div className="mt-5">
      <FigureTable
        caption="Value in the stressed world"
        head={['At the cut-off', `As expected (${pool.cash.symbol})`, 'Stressed', 'Change']}
        rows={[
          row('Pool', calm.value, stressed.value),
          ...pool.tranches.map(({ share }, n) => row(share.symbol, calm.tranches[n]!, stressed.tranches[n]!)),
          row(
            'Principal lost',
            BigInt(Math.round(picture.expectedLoss)),
            BigInt(Math.round(picture.stressedLoss)),
          ),
        ]}
      />
      <p className="mt-2 text-ink-3 text-xs">
        Tranches by their claims as they stand now: each is worth its claim as far as the value reaches, the
        last one owns the rest.
      </p>
    </div>
  )
}

function change(now: bigint, then: bigint): string {
  if (now === 0n) return '–'
  const share = Number(then - now) / Number(now)
  return `${share > 0 ? '+' : ''}${formatPercent(share, 1)}`
}
