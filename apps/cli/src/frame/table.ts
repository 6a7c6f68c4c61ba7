import Table from 'cli-table3'
import { styled, type Terminal } from './terminal.ts'

/** A column: its heading and how its cells are set. */
export interface Column {
  readonly heading: string
  readonly align?: 'left' | 'right'
}

const GAP = 2
const NARROWEST = 6
const PLAIN = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '',
  'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ',
} // biome-ignore format: one word a corner

/**
 * Rows under headings, no wider than the terminal: where they do not fit, the widest columns wrap; where even that
 * would leave too little, every row becomes a small list of `heading: cell` lines.
 */
export function table(
  terminal: Terminal,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const natural = columns.map((column, index) =>
    Math.max(column.heading.length, ...rows.map((row) => longestLine(row[index] ?? ''))),
  )
  const widths = fit(natural, terminal.columns)
  if (widths === undefined) return asLists(columns, rows)
  const view = new Table({
    chars: PLAIN,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    head: columns.map(({ heading }) => styled(terminal, 'dim', heading)),
    colWidths: widths,
    colAligns: columns.map(({ align }) => align ?? 'left'),
  })
  view.push(...rows.map((row) => row.map((cell, index) => wrap(cell, widths[index] ?? NARROWEST))))
  return trimEnds(view.toString())
}

/** `label  value` lines with the labels aligned. */
export function facts(
  terminal: Terminal,
  entries: readonly (readonly [label: string, value: string])[],
): string {
  const width = Math.max(0, ...entries.map(([label]) => label.length))
  return entries
    .map(([label, value]) => `${styled(terminal, 'dim', label.padEnd(width))}  ${value}`)
    .join('\n')
}

/** Widths that fit, taking from the widest column first; undefined when a column would become unreadable. */
export function fit(natural: readonly number[], available: number): number[] | undefined {
  const widths = [...natural]
  let excess = widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1) - available
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    if (widths[widest]! <= NARROWEST) return undefined
    widths[widest]! -= 1
    excess -= 1
  }
  return widths
}

/** Text in lines of at most `width` characters, broken between words where a word fits. */
export function wrap(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (visibleLength(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (visibleLength(line) > width) {
      lines.push(line.slice(0, width))
      line = line.slice(width)
    }
  }
  return [...lines, line].join('\n')
}

function asLists(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => columns.map(({ heading }, index) => `${heading}: ${row[index] ?? ''}`).join('\n'))
    .join('\n\n')
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => visibleLength(line)))
}

/** Length without colour codes. */
function visibleLength(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour code
  return text.replace(/\x1b\[[0-9;]*m/g, '').length
}

function trimEnds(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
