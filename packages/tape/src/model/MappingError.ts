import { SpecieError } from '@specie/units'

/** A mapping that cannot be right for the file: unknown columns, fields that nothing fills, bad patterns. */
export class MappingError extends SpecieError {
  override readonly name = 'MappingError'
  readonly problems: readonly string[]
  constructor(mapping: string, problems: readonly string[], expected: string, remedy: string) {
    super({
      code: 'tape.mapping',
      message: `The mapping "${mapping}" cannot be used: ${problems.join('; ')}`,
      expected,
      remedy,
      details: { mapping, problems },
    })
    this.problems = problems
  }
}
