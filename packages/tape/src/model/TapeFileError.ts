import { type ErrorFacts, SpecieError } from '@specie/units'

/** A file that cannot be read as a table at all: empty, truncated, binary, of a wrong type. */
export class TapeFileError extends SpecieError {
  override readonly name = 'TapeFileError'
  constructor(file: string, problem: string, facts: Omit<ErrorFacts, 'code' | 'message'>) {
    super({ ...facts, code: 'tape.file', message: `${file} ${problem}`, details: { ...facts.details, file } })
  }
}
