/** A tape that comes with the console. */
export interface SampleTape {
  readonly fileName: string
  readonly title: string
  readonly text: string
  /** Reads its content; it is not part of the page until then. */
  load(): Promise<string>
}

/** Tapes for whoever has none at hand. */
export const SAMPLE_TAPES: readonly SampleTape[] = [
  {
    fileName: 'sample-tape-with-errors.csv',
    title: 'Sample with errors',
    text: '400 made-up loans, 12 rows of which are wrong. See how errors are found and mended.',
    load: async () => (await import('../../../../../../examples/sample-tape-with-errors.csv?raw')).default,
  },
  {
    fileName: 'sample-tape.csv',
    title: 'Sample without errors',
    text: 'The same 400 made-up loans to small companies, all in order. Straight to the figures.',
    load: async () => (await import('../../../../../../examples/sample-tape.csv?raw')).default,
  },
]
