import type { Pool } from '@specie/api'
import type { PreparedTransaction, SpecieClient } from '@specie/protocol'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { formatMoney } from '../../../format/money.ts'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { ImpairDialog } from './ImpairDialog.tsx'

interface PoolAction {
  readonly title: string
  readonly about: string
  readonly danger?: boolean
  readonly prepare: (client: SpecieClient) => Promise<PreparedTransaction<unknown>>
}

/** What can be done with a pool besides its next step, for who is here. */
export function MoreActions({ pool, is }: { readonly pool: Pool; readonly is: (party: string) => boolean }) {
  const { address } = useAccount()
  const { start } = useTransaction()
  const [impairing, setImpairing] = useState(false)
  if (address === undefined) return null
  const actions = poolActions(pool, address, is)
  const mayImpair = pool.state === 'active' && (is(pool.servicer) || is(pool.valuer))
  if (actions.length === 0 && !mayImpair) return null
  return (
    <Card title="Also possible">
      <ul className="grid gap-4">
        {actions.map((action) => (
          <Row
            key={action.title}
            title={action.title}
            about={action.about}
            button={
              <Button
                size="small"
                kind={action.danger ? 'danger' : 'secondary'}
                onClick={() =>
                  start({ title: action.title, about: action.about, prepare: action.prepare, party: address })
                }
              >
                {action.title} …
              </Button>
            }
          />
        ))}
        {mayImpair && (
          <Row
            title="State losses"
            about="You know of losses before the next report: the price falls at once, and nobody leaves at the expense of those who stay."
            button={
              <Button size="small" kind="danger" onClick={() => setImpairing(true)}>
                State losses …
              </Button>
            }
          />
        )}
      </ul>
      <ImpairDialog pool={pool} open={impairing} onClose={() => setImpairing(false)} />
    </Card>
  )
}

function Row({
  about,
  button,
}: {
  readonly title: string
  readonly about: string
  readonly button: ReactNode
}) {
  return (
    <li className="grid justify-items-start gap-1.5">
      <p className="text-[0.8125rem] text-ink-3">{about}</p>
      {button}
    </li>
  )
}

function poolActions(pool: Pool, address: string, is: (party: string) => boolean): readonly PoolAction[] {
  const at = (client: SpecieClient) => client.pool(pool.pool)
  const credit =
    pool.creditOf.find(({ party }) => party.toLowerCase() === address.toLowerCase())?.amount ?? '0'
  const actions: (PoolAction | false)[] = [
    BigInt(credit) > 0n && {
      title: 'Withdraw my money',
      about: `The pool owes you ${formatMoney(credit, pool.cash)}.`,
      prepare: (client) => at(client).withdrawCredit(),
    },
    pool.state === 'raising' &&
      is(pool.issuer) && {
        title: 'Cancel the raise',
        about: 'Ends the attempt: all investors take their cash back in full.',
        danger: true,
        prepare: (client) => at(client).cancelRaise(),
      },
    pool.state === 'active' && {
      title: 'Price at today’s rates',
      about:
        'Values the pool at the latest interest rates. The valuation agent does it by itself; anybody may.',
      prepare: (client) => at(client).mark(),
    },
    pool.state === 'active' &&
      (is(pool.issuer) || is(pool.valuer)) && {
        title: 'Wind the pool down',
        about:
          'From then on all cash repays the tranches in order. It takes issuer and valuer both: it begins with the second signature.',
        danger: true,
        prepare: (client) => at(client).windDown(),
      },
    pool.state === 'windingDown' &&
      pool.value !== null &&
      BigInt(pool.value) === 0n && {
        title: 'Close the pool',
        about:
          'Nothing of value is left. The remaining cash goes to the holders, who redeem their shares for it.',
        prepare: (client) => at(client).close(),
      },
    pool.state === 'closed' &&
      is(pool.servicer) &&
      BigInt(pool.bond.amount) > 0n && {
        title: 'Take the bond back',
        about: `The pool is over. Your bond of ${formatMoney(pool.bond.amount, pool.cash)} is free.`,
        prepare: (client) => at(client).releaseBond(),
      },
  ]
  return actions.filter((action) => action !== false)
}
