import type { Wallet } from '@specie/api'
import { Card } from '../../components/Card.tsx'
import { classes } from '../../components/classes.ts'
import { Money } from '../../components/Money.tsx'
import { Stat } from '../../components/Stat.tsx'
import { formatMoney } from '../../format/money.ts'
import { formatPercent } from '../../format/rates.ts'
import { cashIn } from '../pool/actions/cashIn.ts'
import { ClaimAll } from './ClaimAll.tsx'
import { resultOf } from './resultOf.ts'

/** Sums over the holdings, a card for every cash token. */
export function Totals({ wallet }: { readonly wallet: Wallet }) {
  return wallet.totals.map((total) => {
    const { cash } = total
    const { unrealised, total: result, part } = resultOf(total)
    const money = (amount: string | bigint, signed = false) => (
      <Money amount={amount} token={cash} bare signed={signed} />
    )
    return (
      <Card key={cash.address}>
        <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-5">
          <Stat
            label="Value"
            hint="All shares at the price that a sale gets, before the desk’s fee."
            value={money(total.value)}
            unit={cash.symbol}
            note={`and ${formatMoney(cashIn(wallet, cash.address) ?? 0n, cash)} in cash`}
          />
          <Stat
            label="Cost"
            hint="What the shares cost, by average cost; repaid principal lowers nothing of it."
            value={money(total.cost)}
            unit={cash.symbol}
          />
          <Stat
            label="Result so far"
            hint="Value, income and what sales brought, less cost. The unrealised part is value less cost alone: it falls as principal is repaid, and that cash is in the income."
            value={
              <span className={classes(result < 0n && 'text-bad', result > 0n && 'text-good')}>
                {money(result, true)}
              </span>
            }
            unit={cash.symbol}
            note={
              <>
                {part !== null && `${formatPercent(part)} of the cost; `}unrealised {money(unrealised, true)}
                {total.realised !== '0' && <>, realised {money(total.realised, true)}</>}
              </>
            }
          />
          <Stat
            label="Income received"
            hint="Interest and principal claimed so far."
            value={money(total.income)}
            unit={cash.symbol}
          />
          <div className="min-w-0">
            <Stat
              label="Income to claim"
              hint="Paid by the pools and waiting for you. It does not expire."
              value={money(total.claimable)}
              unit={cash.symbol}
            />
            <div className="mt-2">
              <ClaimAll wallet={wallet} cash={cash} />
            </div>
          </div>
        </div>
      </Card>
    )
  })
}
