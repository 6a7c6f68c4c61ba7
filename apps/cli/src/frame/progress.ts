import { grouped } from './numbers.ts'
import type { Terminal } from './terminal.ts'

const BETWEEN_UPDATES_MS = 120

/**
 * A line of progress that replaces itself on a terminal and stays silent elsewhere.
 * The returned function may be called for every row: it draws a few times a second.
 */
export function progress(
  terminal: Terminal,
  title: string,
): (rows: number, bytes?: number, total?: number) => void {
  let drawn = 0
  return (rows, bytes, total) => {
    const now = Date.now()
    if (now - drawn < BETWEEN_UPDATES_MS) return
    drawn = now
    const part =
      bytes === undefined || total === undefined || total === 0
        ? ''
        : `, ${Math.floor((100 * bytes) / total)} %`
    terminal.status(`${title}: ${grouped(String(rows))} rows${part}`)
  }
}
