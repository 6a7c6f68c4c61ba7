import { Money } from '../components/Money.tsx'
import { exactDecimal } from '../format/money.ts'
import type { Column, MoneyColumn } from './column.ts'

/** A column of amounts, exported as two: the exact figure and its currency. */
export function moneyColumn<Row>({
  amount,
  token,
  digits,
  signed,
  ...column
}: MoneyColumn<Row>): Column<Row> {
  const figure = (row: Row) => {
    const found = amount(row)
    return found === null ? null : BigInt(found)
  }
  return {
    ...column,
    align: 'end',
    value: figure,
    cell: (row) => (
      <Money
        amount={figure(row)}
        token={token(row)}
        {...(digits !== undefined && { digits })}
        {...(signed !== undefined && { signed })}
      />
    ),
    exported: [
      {
        header: column.header,
        value: (row) => {
          const found = figure(row)
          return found === null ? null : exactDecimal(found, token(row).decimals)
        },
      },
      {
        header: `${column.header} currency`,
        value: (row) => (figure(row) === null ? null : token(row).symbol),
      },
    ],
  }
}
