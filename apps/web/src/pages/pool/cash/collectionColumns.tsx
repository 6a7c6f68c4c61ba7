import type { Collection, Pool } from '@specie/api'
import { HashText } from '../../../components/HashText.tsx'
import { Money } from '../../../components/Money.tsx'
import type { Column } from '../../../tables/column.ts'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { dateColumn } from '../figures/dateColumn.tsx'

/** Columns of the list of collections: what came in, whom it went to, and its transaction. */
export function collectionColumns(pool: Pool): readonly Column<Collection>[] {
  const money = (
    id: string,
    header: string,
    amount: (row: Collection) => string,
    hint?: string,
  ): Column<Collection> => ({
    ...moneyColumn<Collection>({
      id,
      header,
      amount,
      token: () => pool.cash,
      ...(hint !== undefined && { hint }),
    }),
    cell: (row) => <Money amount={amount(row)} token={pool.cash} bare />,
  })
  return [
    { id: 'period', header: 'Month', align: 'end', value: ({ period }) => period },
    dateColumn<Collection>({ id: 'asOf', header: 'Up to', date: ({ asOf }) => asOf }),
    money('interest', 'Interest', ({ interest }) => interest),
    money('principal', 'Principal', ({ principal }) => principal),
    money('recoveries', 'Recoveries', ({ recoveries }) => recoveries, 'What came back of loans in default.'),
    money('fees', 'Fees', ({ fees }) => fees, 'Kept for the servicer before anybody else is paid.'),
    ...pool.tranches.map((tranche, i) =>
      money(`tranche${i}`, `To ${tranche.share.symbol}`, ({ toTranches }) => toTranches[i] ?? '0'),
    ),
    money(
      'trapped',
      'Kept',
      ({ trapped }) => trapped,
      'Kept in the pool because a coverage test did not hold.',
    ),
    money('defaulted', 'Defaulted', ({ defaulted }) => defaulted, 'Balance written off in this month.'),
    money('value', 'Value after', ({ value }) => value, 'Net value after the collection.'),
    {
      id: 'transaction',
      header: 'Transaction',
      cell: ({ transaction }) => <HashText hash={transaction} transaction />,
      exported: [{ header: 'Transaction', value: ({ transaction }) => transaction }],
    },
  ]
}
