/** Why a cell could not be read: returned by cell readers instead of a value. */
export class Fault {
  readonly code: string
  readonly expected: string
  readonly remedy: string

  constructor(code: string, expected: string, remedy: string) {
    this.code = code
    this.expected = expected
    this.remedy = remedy
  }
}
