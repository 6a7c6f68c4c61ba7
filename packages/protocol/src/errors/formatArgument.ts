import { formatAmount } from '@specie/units'
import { hexToString, isHex } from 'viem'
import { amountText } from '../transaction/amountText.ts'
import { restrictionMessage } from './restrictionMessage.ts'

/** Cash in which a pool, a share or the reserve counts; shares have its decimals. */
export interface Unit {
  readonly symbol: string
  readonly decimals: number
}

/**
 * An argument of a custom error as text. Kinds: `time` (unix seconds), `day` (days since 1970), `duration` (seconds),
 * `wad` (1e-18), `rate` (1e-9 a year, as percent), `text` (short ASCII in bytes32), `state` (of a
 * pool), `restriction` (a transfer's code); `cash`, `shares` and `amount` (smallest units, written in `unit` where that is
 * known); without a kind
 * whole numbers are grouped, everything else is written as it is.
 */
export function formatArgument(value: unknown, kind?: string, unit?: Unit): string {
  if (value === undefined) return '?'
  const number = typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : undefined
  if (number !== undefined) return formatNumber(number, kind, unit)
  if (kind === 'text' && isHex(value)) return hexToString(value).replace(/[^ -~]/g, '') || value
  if (Array.isArray(value)) return value.map((item) => formatArgument(item, kind, unit)).join(', ')
  if (typeof value === 'object' && value !== null) return formatFields(value)
  return String(value)
}

const STATES = ['draft', 'raising', 'active', 'winding down', 'closed', 'refunding']

function formatNumber(value: bigint, kind: string | undefined, unit: Unit | undefined): string {
  switch (kind) {
    case 'cash':
      return unit === undefined ? `${grouped(`${value}`)} units` : amountText(value, unit)
    case 'shares':
      return unit === undefined
        ? `${grouped(`${value}`)} units`
        : amountText(value, { ...unit, symbol: 'shares' })
    case 'amount':
      return unit === undefined
        ? `${grouped(`${value}`)} units`
        : amountText(value, { ...unit, symbol: '' }).trim()
    case 'time':
      return formatTime(value)
    case 'day':
      return formatTime(value * 86_400n).slice(0, 10)
    case 'duration':
      return formatDuration(value)
    case 'wad':
      return formatAmount(value, 18)
    case 'rate':
      return `${formatAmount(value, 7)}% a year`
    case 'restriction':
      return restrictionMessage(Number(value)) || `The transfer is restricted by rule ${value}`
    case 'state':
      return STATES[Number(value)] ?? `state ${value}`
    default:
      return grouped(value.toString())
  }
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

function formatTime(seconds: bigint): string {
  const milliseconds = Number(seconds) * 1000
  if (Math.abs(milliseconds) > 8.64e15) return `second ${seconds}`
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('.000Z', ' UTC')
}

function formatDuration(seconds: bigint): string {
  for (const [unit, size] of [
    ['day', 86_400n],
    ['hour', 3600n],
    ['minute', 60n],
  ] as const) {
    if (seconds >= size) {
      const tenths = (seconds * 10n) / size
      const text = tenths % 10n === 0n ? `${tenths / 10n}` : `${tenths / 10n}.${tenths % 10n}`
      return `${text} ${unit}${tenths === 10n ? '' : 's'}`
    }
  }
  return `${seconds} second${seconds === 1n ? '' : 's'}`
}

function formatFields(value: object): string {
  return Object.entries(value)
    .map(([name, field]) => `${name} ${formatArgument(field)}`)
    .join(', ')
}
