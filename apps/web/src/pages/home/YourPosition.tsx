import type { Wallet } from '@specie/api'
import { Card } from '../../components/Card.tsx'
import { KeyValue } from '../../components/KeyValue.tsx'
import { Link } from '../../components/Link.tsx'
import { Money } from '../../components/Money.tsx'

/** What the connected wallet has, in short. */
export function YourPosition({ wallet }: { readonly wallet: Wallet }) {
  const rows = wallet.totals.flatMap(({ cash, value, claimable, income }) => [
    { label: 'Worth now', value: <Money amount={value} token={cash} />, strong: true },
    { label: 'Income to take', value: <Money amount={claimable} token={cash} /> },
    { label: 'Income taken', value: <Money amount={income} token={cash} /> },
  ])
  const cash = wallet.cash.map(({ token, balance }) => ({
    label: 'Cash',
    value: <Money amount={balance} token={token} />,
  }))
  return (
    <Card title="Yours" action={<Link to="/portfolio">Portfolio</Link>}>
      <KeyValue rows={[...rows, ...cash]} />
      {!wallet.identity.verified && (
        <p className="mt-4 text-[0.8125rem] text-ink-3">
          To hold shares, <Link to="/verify">get verified</Link> once.
        </p>
      )}
    </Card>
  )
}
