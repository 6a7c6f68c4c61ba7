import type { Identity } from '@specie/api'
import { AddressText } from '../../components/AddressText.tsx'
import { Badge } from '../../components/Badge.tsx'
import { Card } from '../../components/Card.tsx'

/** Wallets of the same person: limits and rules look at them together. */
export function LinkedWallets({ identity, own }: { readonly identity: Identity; readonly own: string }) {
  return (
    <Card
      title="Your wallets"
      hint="All of them share one verification. To add one, open this page with the new wallet and follow “This wallet is mine too”. If you lose one, the KYC issuer can move everything to another."
    >
      <ul className="divide-y divide-line">
        {identity.wallets.map((wallet) => (
          <li key={wallet} className="flex items-center justify-between gap-3 py-2 first:pt-0 last:pb-0">
            <AddressText address={wallet} />
            {wallet.toLowerCase() === own.toLowerCase() && <Badge tone="accent">this one</Badge>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
