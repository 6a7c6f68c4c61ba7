import type { PeriodPreview, Pool } from '@specie/api'
import { KeyValue } from '../../../../components/KeyValue.tsx'
import { Money } from '../../../../components/Money.tsx'
import { formatDate } from '../../../../format/dates.ts'
import { formatCount } from '../../../../format/rates.ts'

/** What reporting the month would do. */
export function MonthPreview({ preview, pool }: { readonly preview: PeriodPreview; readonly pool: Pool }) {
  const cash = (amount: bigint | string, signed = false) => (
    <Money amount={amount} token={pool.cash} {...(signed && { signed })} />
  )
  const paid = BigInt(preview.interest) + BigInt(preview.principal) + BigInt(preview.recoveries)
  const change = pool.value === null ? null : BigInt(preview.valueAfter) - BigInt(pool.value)
  return (
    <section
      aria-label="What the month comes to"
      className="grid gap-6 rounded-lg bg-sunken p-4 md:grid-cols-2"
    >
      <div>
        <h3 className="mb-2 font-medium">You pay in</h3>
        <KeyValue
          rows={[
            { label: 'Interest', value: cash(preview.interest) },
            { label: 'Principal', value: cash(preview.principal), hint: 'Instalments and early repayments.' },
            { label: 'Recoveries', value: cash(preview.recoveries) },
            { label: 'Together', value: cash(paid), strong: true },
          ]}
        />
      </div>
      <div>
        <h3 className="mb-2 font-medium">After it, as of {formatDate(preview.to)}</h3>
        <KeyValue
          rows={[
            { label: 'Loans', value: formatCount(preview.loans) },
            { label: 'Newly defaulted', value: cash(preview.defaulted) },
            { label: 'Late 30 days or more', value: cash(preview.late30) },
            { label: 'Late 60 days or more', value: cash(preview.late60) },
            { label: 'Late 90 days or more', value: cash(preview.late90) },
            {
              label: 'Worth of the pool',
              value: cash(preview.valueAfter),
              strong: true,
              hint: 'The loans that remain, at today’s rates. The cash has gone to the holders by then.',
            },
            ...(change === null ? [] : [{ label: 'Change', value: cash(change, true) }]),
          ]}
        />
      </div>
    </section>
  )
}
