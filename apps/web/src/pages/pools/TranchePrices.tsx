import type { PoolSummary } from '@specie/api'
import { formatPrice } from '../../format/price.ts'
import { formatPercent } from '../../format/rates.ts'
import { trancheColour } from '../pool/figures/trancheColour.ts'

/** The tranches of a pool, senior first: what each pays a year and what a share sells at. */
export function TranchePrices({ pool }: { readonly pool: PoolSummary }) {
  return (
    <ul className="grid min-w-52 gap-0.5 text-[0.8125rem]">
      {pool.tranches.map((tranche) => (
        <li key={tranche.number} className="grid grid-cols-[0.5rem_3rem_4rem_1fr] items-center gap-2">
          <span
            aria-hidden="true"
            className="size-2 rounded-[3px]"
            style={{ background: trancheColour(tranche.number) }}
          />
          <span className="truncate font-medium">{tranche.share.symbol}</span>
          <span className="whitespace-nowrap text-ink-2">
            {tranche.coupon === 0 ? 'the rest' : formatPercent(tranche.coupon)}
          </span>
          <span className="whitespace-nowrap text-right text-ink-2">
            {tranche.price === null ? '–' : formatPrice(tranche.price.bid, tranche.share, pool.cash)}
          </span>
        </li>
      ))}
    </ul>
  )
}
