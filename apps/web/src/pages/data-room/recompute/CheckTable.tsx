import type { Pool } from '@specie/api'
import { shortHex } from '../../../format/address.ts'
import { exactDecimal } from '../../../format/money.ts'
import { formatPrice } from '../../../format/price.ts'
import { Agreement } from './Agreement.tsx'
import { FigureTable } from './FigureTable.tsx'
import type { UnitCheck } from './groupChecks.ts'

/** Figures computed here beside the chain's, exact to the last unit. */
export function CheckTable({ pool, checks }: { readonly pool: Pool; readonly checks: readonly UnitCheck[] }) {
  return (
    <FigureTable
      caption="Computed here and on the chain"
      head={['Figure', 'Computed here', 'On the chain', 'Agrees']}
      rows={checks.map((check) => ({
        key: check.figure,
        wrong: !check.agrees,
        cells: [
          capitalised(check.figure),
          written(pool, check, check.recomputed),
          written(pool, check, check.onChain),
          <Agreement key="agrees" agrees={check.agrees} />,
        ],
      }))}
    />
  )
}

function written(pool: Pool, { unit, figure }: UnitCheck, value: UnitCheck['recomputed']): string {
  const { cash } = pool
  switch (unit) {
    case 'hash':
    case 'word':
      return shortHex(typeof value === 'bigint' ? `0x${value.toString(16)}` : value, 8)
    case 'cash':
      return `${grouped(exactDecimal(BigInt(value), cash.decimals))} ${cash.symbol}`
    case 'price': {
      const share = pool.tranches.find((tranche) => figure.endsWith(` of ${tranche.share.symbol}`))?.share
      return formatPrice(BigInt(value), share ?? cash, cash, 12)
    }
    case 'rate':
      return `${(Number(value) / 1e7).toFixed(7)} % a year`
  }
}

function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
