import type { Token } from '@specie/api'
import { HashText } from '../../components/HashText.tsx'
import { Link } from '../../components/Link.tsx'
import { Money } from '../../components/Money.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useAccount } from '../../wallet/useAccount.ts'
import { cashIn } from '../pool/actions/cashIn.ts'
import { holdingOf } from '../pool/actions/holdingOf.ts'
import type { Way } from './waysFor.ts'

const TITLES: Readonly<Record<Way, string>> = {
  now: 'Sold',
  nowAndQueue: 'Sold, and the rest queued',
  queue: 'Handed in',
  hold: 'The price is held',
  borrow: 'Borrowed',
}

/** After an exit: the wallet as the ledger has it now, and where it goes on. */
export function SoldNote({
  share,
  cash,
  hash,
  way,
}: {
  readonly share: Token
  readonly cash: Token
  readonly hash: `0x${string}`
  readonly way: Way
}) {
  const { wallet } = useAccount()
  return (
    <Notice
      kind="good"
      title={TITLES[way]}
      action={
        way === 'now' ? (
          <Link to="/portfolio" look="secondary" size="small">
            Portfolio
          </Link>
        ) : (
          <Link to="/portfolio/queue" look="secondary" size="small">
            Where it stands
          </Link>
        )
      }
    >
      You now have <Money amount={holdingOf(wallet, share.address)?.balance ?? '0'} token={share} /> and{' '}
      <Money amount={cashIn(wallet, cash.address) ?? 0n} token={cash} />. Transaction{' '}
      <HashText hash={hash} transaction copy={false} />
    </Notice>
  )
}
