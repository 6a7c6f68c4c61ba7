import type { AsOf as Dated } from '@specie/api'
import type { ExitKind } from '@specie/quant'
import { AreaChart } from '../../../charts/AreaChart.tsx'
import { formatAxis } from '../../../charts/formatNumber.ts'
import { formatMoney, type Unit } from '../../../format/money.ts'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import type { ExitSize } from '../model/exitSizes.ts'
import { sourceLook } from '../sourceLook.ts'

/** Who takes which part of a sale of each size, and what waits. */
export function SourceCurve({
  sizes,
  share,
  asOf,
}: {
  readonly sizes: readonly ExitSize[]
  readonly share: Unit
  readonly asOf: Dated
}) {
  const whole = (amount: bigint) => Number(amount) / 10 ** share.decimals
  const taken = (kind: ExitKind) =>
    sizes.map(({ split }) => whole(split.parts.find(({ source }) => source === kind)?.shares ?? 0n))
  const kinds = sizes[0]?.alone.map(({ kind }) => kind) ?? []
  return (
    <AreaChart
      title="Who takes it"
      unit={`${share.symbol}, by size of the sale`}
      hint="For every size, the split that pays most. What nobody takes now can wait for a window."
      height={190}
      x={sizes.map(({ amount }) => formatMoney(amount, share, { digits: 0, bare: true }))}
      formatX={shortSize}
      format={formatAxis}
      series={[
        ...kinds.map((kind) => ({
          name: sourceLook[kind].name,
          values: taken(kind),
          colour: sourceLook[kind].colour,
        })),
        { name: 'Waits', values: sizes.map(({ split }) => whole(split.rest)), colour: 'var(--series-5)' },
      ]}
      source={`contracts’ state, ${ledgerSource(asOf)}`}
    />
  )
}

/** A size for an axis. */
export function shortSize(size: number | string): string {
  return formatAxis(Number(String(size).replaceAll(',', '')))
}
