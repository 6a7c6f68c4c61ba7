import { styled, type Terminal } from '../frame/terminal.ts'

/** Tells the demonstration: a numbered heading for each chapter, indented lines below it. */
export interface Narrator {
  readonly terminal: Terminal
  chapter(title: string): void
  line(text: string): void
}

/** A narrator that speaks on the notes of a terminal, so that results stay machine-readable. */
export function narrator(terminal: Terminal): Narrator {
  let chapters = 0
  return {
    terminal,
    chapter(title) {
      chapters += 1
      terminal.note(`\n${styled(terminal, 'bold', `${chapters}. ${title}`)}`)
    },
    line(text) {
      terminal.note(
        text
          .split('\n')
          .map((part) => `   ${part}`)
          .join('\n'),
      )
    },
  }
}
