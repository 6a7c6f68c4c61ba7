import type { Holding } from '@specie/api'
import { classes } from '../../components/classes.ts'
import { Link } from '../../components/Link.tsx'
import { Money } from '../../components/Money.tsx'
import { exactDecimal } from '../../format/money.ts'
import { formatPrice } from '../../format/price.ts'
import { formatPercent } from '../../format/rates.ts'
import type { Column, MoneyColumn } from '../../tables/column.ts'
import { moneyColumn } from '../../tables/moneyColumn.tsx'
import { trancheColour } from '../pool/figures/trancheColour.ts'
import { HoldingActions } from './HoldingActions.tsx'
import { resultOf } from './resultOf.ts'

const cashOf = ({ cash }: Holding) => cash

/** An amount whose unit stands in the column beside it, so that a row fits; hovering shows it in full. */
function bareColumn(column: MoneyColumn<Holding>): Column<Holding> {
  return {
    ...moneyColumn<Holding>(column),
    cell: (holding) => (
      <Money
        amount={column.amount(holding)}
        token={holding.cash}
        bare
        {...(column.signed === true && { signed: true })}
      />
    ),
  }
}

/** Columns of an investor's holdings. */
export const holdingColumns: readonly Column<Holding>[] = [
  {
    id: 'share',
    header: 'Share',
    value: ({ share, poolName }) => `${share.symbol} ${poolName}`,
    exported: [
      { header: 'Pool', value: ({ poolName }) => poolName },
      { header: 'Share', value: ({ share }) => share.symbol },
      { header: 'Share address', value: ({ share }) => share.address },
    ],
    cell: ({ share, pool, poolName, tranche }) => (
      <span className="block min-w-32">
        <span className="inline-flex items-center gap-2">
          <span
            aria-hidden="true"
            className="size-2 rounded-[3px]"
            style={{ background: trancheColour(tranche) }}
          />
          {share.symbol}
        </span>
        <Link
          to={`/pools/${pool}`}
          look="plain"
          className="block font-normal text-ink-3 text-xs hover:underline"
        >
          {poolName}
        </Link>
      </span>
    ),
  },
  moneyColumn<Holding>({
    id: 'balance',
    header: 'Shares',
    amount: ({ balance }) => balance,
    token: ({ share }) => ({ ...share, symbol: '' }),
    digits: 2,
  }),
  {
    id: 'price',
    header: 'Price',
    hint: 'What a sale of one share gets, before the desk’s fee.',
    align: 'end',
    value: ({ price }) => (price === null ? null : BigInt(price)),
    exported: [{ header: 'Price (1e-18 cash units a share unit)', value: ({ price }) => price }],
    cell: ({ price, share, cash }) => (
      <span className="whitespace-nowrap">
        {price === null ? <span className="text-ink-3">par</span> : formatPrice(price, share, cash)}
      </span>
    ),
  },
  moneyColumn<Holding>({
    id: 'value',
    header: 'Value',
    amount: ({ value, balance }) => value ?? balance,
    token: cashOf,
  }),
  bareColumn({
    id: 'cost',
    header: 'Cost',
    hint: 'By average cost.',
    amount: ({ cost }) => cost,
    token: cashOf,
    hide: 'medium',
  }),
  {
    ...bareColumn({
      id: 'unrealised',
      header: 'Unrealised',
      hint: 'Value less cost. It falls as principal is repaid; that cash is in the income. Beneath it what sales brought above the cost of what was sold.',
      amount: (holding) => resultOf(holding).unrealised,
      token: cashOf,
      signed: true,
      hide: 'medium',
    }),
    exported: [
      {
        header: 'Unrealised',
        value: (holding) => exactDecimal(resultOf(holding).unrealised, holding.cash.decimals),
      },
      {
        header: 'Realised',
        value: ({ realised, cash }) => exactDecimal(BigInt(realised), cash.decimals),
      },
      { header: 'Unrealised and realised currency', value: ({ cash }) => cash.symbol },
    ],
    cell: (holding) => (
      <>
        <Money amount={resultOf(holding).unrealised} token={holding.cash} bare signed />
        {holding.realised !== '0' && (
          <span className="block text-ink-3 text-xs">
            realised <Money amount={holding.realised} token={holding.cash} bare signed />
          </span>
        )}
      </>
    ),
  },
  bareColumn({
    id: 'income',
    header: 'Income',
    hint: 'Claimed so far.',
    amount: ({ income }) => income,
    token: cashOf,
    hide: 'medium',
  }),
  bareColumn({
    id: 'claimable',
    header: 'To claim',
    amount: ({ claimable }) => claimable,
    token: cashOf,
  }),
  {
    ...moneyColumn<Holding>({
      id: 'result',
      header: 'Result',
      hint: 'Value and income, claimed or waiting, less cost, and what sales brought above theirs.',
      amount: (holding) => resultOf(holding).total,
      token: cashOf,
      signed: true,
    }),
    cell: (holding) => {
      const { total, part } = resultOf(holding)
      return (
        <span className={classes('block', total < 0n && 'text-bad', total > 0n && 'text-good')}>
          <Money amount={total} token={holding.cash} signed bare />
          {part !== null && <span className="block text-ink-3 text-xs">{formatPercent(part)}</span>}
        </span>
      )
    },
  },
  { id: 'actions', header: 'Actions', align: 'end', cell: (holding) => <HoldingActions holding={holding} /> },
]
