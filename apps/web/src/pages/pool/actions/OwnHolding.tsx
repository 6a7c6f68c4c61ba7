import type { Pool } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { Link } from '../../../components/Link.tsx'
import { Money } from '../../../components/Money.tsx'
import { useAccount } from '../../../wallet/useAccount.ts'
import { holdingOf } from './holdingOf.ts'

/** What the visitor has of a pool, with the way out. Nothing is shown where there is nothing. */
export function OwnHolding({ pool }: { readonly pool: Pool }) {
  const { wallet } = useAccount()
  const held = pool.tranches
    .flatMap((tranche) => holdingOf(wallet, tranche.share.address) ?? [])
    .filter(({ balance }) => BigInt(balance) > 0n)
  if (held.length === 0) return null
  const sellable = pool.state === 'active' || pool.state === 'windingDown'
  return (
    <Card title="Your shares" action={<Link to="/portfolio">Portfolio</Link>}>
      <ul className="divide-y divide-line">
        {held.map((holding) => (
          <li
            key={holding.share.address}
            className="flex items-center justify-between gap-4 py-3 first:pt-0 last:pb-0"
          >
            <div>
              <p className="font-medium">
                <Money amount={holding.balance} token={holding.share} />
              </p>
              <p className="text-[0.8125rem] text-ink-3">
                worth <Money amount={holding.value ?? holding.balance} token={holding.cash} />
                {BigInt(holding.claimable) > 0n && (
                  <>
                    , <Money amount={holding.claimable} token={holding.cash} /> to claim
                  </>
                )}
              </p>
            </div>
            {sellable && (
              <Link to={`/portfolio/sell/${holding.share.address}`} look="secondary" size="small">
                Sell
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
