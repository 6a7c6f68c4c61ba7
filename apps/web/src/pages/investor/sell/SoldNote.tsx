import type { Token } from '@specie/api'
import { HashText } from '../../../components/HashText.tsx'
import { Link } from '../../../components/Link.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { useAccount } from '../../../wallet/useAccount.ts'
import { cashIn } from '../../pool/actions/cashIn.ts'
import { holdingOf } from '../../pool/actions/holdingOf.ts'

/** After a sale: the wallet as the ledger has it now. */
export function SoldNote({
  share,
  cash,
  hash,
}: {
  readonly share: Token
  readonly cash: Token
  readonly hash: `0x${string}`
}) {
  const { wallet } = useAccount()
  return (
    <Notice
      kind="good"
      title="Sold"
      action={
        <Link to="/portfolio" look="secondary" size="small">
          Portfolio
        </Link>
      }
    >
      You now have <Money amount={holdingOf(wallet, share.address)?.balance ?? '0'} token={share} /> and{' '}
      <Money amount={cashIn(wallet, cash.address) ?? 0n} token={cash} />. Transaction{' '}
      <HashText hash={hash} transaction copy={false} />
    </Notice>
  )
}
