import { styleText } from 'node:util'

/** Where a command prints, and what that place can show. */
export interface Terminal {
  /** Results: text or JSON. */
  readonly print: (text: string) => void
  /** Progress, notes and errors: never part of a result. */
  readonly note: (text: string) => void
  /** Replaces the last line of notes where the terminal can; elsewhere says nothing. */
  readonly status: (text: string) => void
  /** Width in characters. */
  readonly columns: number
  /** Whether colours and a moving status line are wanted. */
  readonly colour: boolean
  /** Whether a person can be asked. */
  readonly interactive: boolean
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Standard output and error of this process. Colours only on a terminal, and not when NO_COLOR is set. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process
  const colour = stdout.isTTY === true && env.NO_COLOR === undefined
  let pending = false
  const clear = () => {
    if (pending) stderr.write('\r\x1b[2K')
    pending = false
  }
  return {
    print(text) {
      clear()
      stdout.write(`${text}\n`)
    },
    note(text) {
      clear()
      stderr.write(`${text}\n`)
    },
    status(text) {
      if (stderr.isTTY !== true) return
      clear()
      stderr.write(text.slice(0, (stderr.columns ?? 80) - 1))
      pending = true
    },
    columns: stdout.columns ?? (Number(env.COLUMNS) || 100),
    colour,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
  }
}

/** Text in a style, or plain where the terminal shows no colours. */
export function styled(terminal: Terminal, style: Style | readonly Style[], text: string): string {
  return terminal.colour ? styleText(style as Style, text, { validateStream: false }) : text
}
