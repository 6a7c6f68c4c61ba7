import type { Holding } from '@specie/api'
import { Button } from '../../components/Button.tsx'
import { Link } from '../../components/Link.tsx'
import { formatMoney } from '../../format/money.ts'
import { useTransaction } from '../../transactions/useTransaction.ts'

/** What can be done with a holding now: claim its income, sell it, take it back or redeem it. */
export function HoldingActions({ holding }: { readonly holding: Holding }) {
  const transaction = useTransaction()
  const { share, poolState, pool, cash } = holding
  const claimable = BigInt(holding.claimable)
  const claim = () =>
    transaction.start({
      title: `Claim ${formatMoney(claimable, cash)} of ${share.symbol}`,
      prepare: (client) => client.share(share.address).claim(),
    })
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      {claimable > 0n && (
        <Button size="small" onClick={claim}>
          Claim
        </Button>
      )}
      {(poolState === 'active' || poolState === 'windingDown') && BigInt(holding.balance) > 0n && (
        <Link to={`/portfolio/sell/${share.address}`} look="primary" size="small">
          Sell
        </Link>
      )}
      {poolState === 'refunding' && (
        <Link to={`/pools/${pool}`} look="primary" size="small">
          Take back
        </Link>
      )}
      {poolState === 'closed' && (
        <Link to={`/pools/${pool}`} look="primary" size="small">
          Redeem
        </Link>
      )}
    </span>
  )
}
