import type { Change, Preview } from '@specie/protocol'
import { formatAmount } from '@specie/units'
import { grouped, money } from '../frame/numbers.ts'
import { table } from '../frame/table.ts'
import { styled, type Terminal } from '../frame/terminal.ts'

/** What a transaction would change, for a person: its steps, the figures before and after, and its cost. */
export function previewText(terminal: Terminal, preview: Preview<unknown>): string {
  const moving = preview.changes.filter(({ before, after }) => before !== after)
  const rows = moving.map((change) => [
    change.label,
    figure(change, change.before),
    figure(change, change.after),
    difference(change),
    change.unit,
  ])
  const columns = [
    { heading: 'what' },
    { heading: 'before', align: 'right' as const },
    { heading: 'after', align: 'right' as const },
    { heading: 'change', align: 'right' as const },
    { heading: 'unit' },
  ]
  const steps = preview.steps.length > 1 ? preview.steps.map((step, index) => `  ${index + 1}. ${step}`) : []
  const cost = `gas ${grouped(preview.gas.toString())}, fee about ${formatAmount(preview.fee, 18).slice(0, 10)} of the chain's coin`
  return [
    styled(terminal, 'bold', preview.title),
    ...steps,
    ...(rows.length > 0 ? [table(terminal, columns, rows)] : []),
    styled(terminal, 'dim', cost),
  ].join('\n')
}

function figure({ decimals }: Change, value: bigint | undefined): string {
  return value === undefined
    ? 'none'
    : money(value, decimals, Math.min(decimals, 6) > 2 ? shownDigits(decimals) : decimals)
}

function difference(change: Change): string {
  if (change.before === undefined || change.after === undefined) return ''
  const moved = change.after - change.before
  return `${moved > 0n ? '+' : ''}${figure(change, moved)}`
}

/** Prices (18 decimals) need six digits to show a move, money two. */
function shownDigits(decimals: number): number {
  return decimals === 18 ? 6 : 2
}
