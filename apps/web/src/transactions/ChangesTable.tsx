import type { Preview } from '@specie/protocol'
import { AddressText } from '../components/AddressText.tsx'
import { formatMoney } from '../format/money.ts'
import { formatCount } from '../format/rates.ts'

/** Unit of what is no amount: one is yes, nought is no. */
const YES_OR_NO = '1 is yes'

/** What a transaction would change: figures before and after, and what it costs. */
export function ChangesTable({ preview }: { readonly preview: Preview<unknown> }) {
  const changes = preview.changes.filter(({ before, after }) => before !== after)
  return (
    <div className="rounded-lg border border-line">
      <table className="w-full text-[0.8125rem]">
        <caption className="px-4 pt-3 pb-1 text-left font-medium text-ink text-sm">What changes</caption>
        <thead className="sr-only">
          <tr>
            <th>Figure</th>
            <th>Before</th>
            <th>After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ label, unit, decimals, before, after }) => (
            <tr key={label} className="border-line border-b">
              <th scope="row" className="px-4 py-2 text-left font-normal text-ink-2">
                {label}
                {unit !== YES_OR_NO && <span className="block text-ink-3 text-xs">{unit}</span>}
              </th>
              <td className="whitespace-nowrap py-2 text-right text-ink-3">
                {written(before, decimals, unit)} →
              </td>
              <td className="py-2 pr-4 pl-1 text-right font-medium">{written(after, decimals, unit)}</td>
            </tr>
          ))}
          {changes.length === 0 && (
            <tr className="border-line border-b">
              <td colSpan={3} className="px-4 py-2 text-ink-3">
                None of the balances shown here.
              </td>
            </tr>
          )}
          <tr className="border-line border-b">
            <th scope="row" className="px-4 py-2 text-left font-normal text-ink-2">
              Network fee, about
            </th>
            <td colSpan={2} className="py-2 pr-4 text-right">
              {formatMoney(preview.fee, { symbol: 'ETH', decimals: 18 }, { digits: 6 })}
              <span className="block text-ink-3 text-xs">{formatCount(preview.gas)} gas</span>
            </td>
          </tr>
          <tr>
            <th scope="row" className="px-4 py-2 text-left font-normal text-ink-2">
              Signed by
            </th>
            <td colSpan={2} className="py-2 pr-4 text-right">
              <AddressText address={preview.from} copy={false} />
            </td>
          </tr>
        </tbody>
      </table>
      <p className="border-line border-t px-4 py-2 text-ink-3 text-xs">
        Rehearsed on top of block {formatCount(preview.block.number)}.
      </p>
    </div>
  )
}

function written(value: bigint | undefined, decimals: number, unit: string): string {
  if (value === undefined) return '–'
  if (unit === YES_OR_NO) return value === 0n ? 'no' : 'yes'
  return formatMoney(value, { symbol: '', decimals }, { bare: true, digits: decimals > 12 ? 4 : 2 })
}
