import type { Holding } from '@specie/api'
import { KeyValue } from '../../components/KeyValue.tsx'
import { Link } from '../../components/Link.tsx'
import { Money } from '../../components/Money.tsx'
import { formatPrice } from '../../format/price.ts'
import { trancheColour } from '../pool/figures/trancheColour.ts'
import { HoldingActions } from './HoldingActions.tsx'
import { resultOf } from './resultOf.ts'

/** Holdings on a narrow screen: a card a share. */
export function HoldingCards({ holdings }: { readonly holdings: readonly Holding[] }) {
  return (
    <ul className="flex flex-col gap-3" aria-label="Holdings">
      {holdings.map((holding) => (
        <li
          key={holding.share.address}
          className="rounded-card border border-line bg-surface p-4 shadow-card"
        >
          <div className="mb-3 flex items-center gap-2">
            <span
              aria-hidden="true"
              className="size-2.5 rounded-[3px]"
              style={{ background: trancheColour(holding.tranche) }}
            />
            <span className="font-semibold">{holding.share.symbol}</span>
            <Link to={`/pools/${holding.pool}`} look="plain" className="truncate text-[0.8125rem] text-ink-3">
              {holding.poolName}
            </Link>
          </div>
          <KeyValue
            rows={[
              { label: 'Shares', value: <Money amount={holding.balance} token={holding.share} bare /> },
              {
                label: 'Price',
                value:
                  holding.price === null ? 'par' : formatPrice(holding.price, holding.share, holding.cash),
              },
              {
                label: 'Value',
                value: <Money amount={holding.value ?? holding.balance} token={holding.cash} />,
                strong: true,
              },
              {
                label: 'Result',
                hint: 'Value and income, claimed or waiting, less cost, and what sales brought above theirs.',
                value: <Money amount={resultOf(holding).total} token={holding.cash} signed />,
              },
              { label: 'To claim', value: <Money amount={holding.claimable} token={holding.cash} /> },
            ]}
          />
          <div className="mt-4 flex justify-end">
            <HoldingActions holding={holding} />
          </div>
        </li>
      ))}
    </ul>
  )
}
