/** What a person needs to mend a failure: the fact, what was expected instead, and the next step. */
export interface ErrorFacts {
  /** Stable, machine-readable name of the failure, e.g. `tape.rowErrors`. */
  readonly code: string
  /** One sentence that says what happened, with the values found. */
  readonly message: string
  /** What would have been accepted. */
  readonly expected?: string
  /** How to mend it. */
  readonly remedy?: string
  /** Machine-readable details, e.g. file, row and column. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/**
 * Base of every error that Specie throws on purpose. `message` is the sentence for a person;
 * `code`, `expected`, `remedy` and `details` are for programs and for the console.
 */
export class SpecieError extends Error {
  override readonly name: string = 'SpecieError'
  readonly code: string
  readonly expected: string | undefined
  readonly remedy: string | undefined
  readonly details: Readonly<Record<string, unknown>>

  constructor(facts: ErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.code = facts.code
    this.expected = facts.expected
    this.remedy = facts.remedy
    this.details = facts.details ?? {}
  }

  /** The whole story in at most three lines, as the command line prints it. */
  explain(): string {
    return [
      this.message,
      this.expected === undefined ? undefined : `expected: ${this.expected}`,
      this.remedy === undefined ? undefined : `to mend it: ${this.remedy}`,
    ]
      .filter((line) => line !== undefined)
      .join('\n')
  }
}

/** An argument of a function that cannot be right: NaN, a negative term, unsorted dates. */
export class ArgumentError extends SpecieError {
  override readonly name: string = 'ArgumentError'
  readonly argument: string

  constructor(argument: string, found: unknown, expected: string) {
    super({
      code: 'argument',
      message: `${argument} is ${describe(found)}`,
      expected,
      details: { argument, found: describe(found) },
    })
    this.argument = argument
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value))
    return `[${value.slice(0, 6).map(describe).join(', ')}${value.length > 6 ? ', …' : ''}]`
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return String(value)
}
