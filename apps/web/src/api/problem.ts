/** The server refused or failed: a sentence for a person, what was expected, and what to do. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly expected: string | undefined
  readonly remedy: string | undefined
  /** What the operator finds the request by. */
  readonly requestId: string | undefined

  constructor(facts: {
    readonly status: number
    readonly code: string
    readonly detail: string
    readonly expected?: string | undefined
    readonly remedy?: string | undefined
    readonly requestId?: string | undefined
  }) {
    super(facts.detail)
    this.status = facts.status
    this.code = facts.code
    this.detail = facts.detail
    this.expected = facts.expected
    this.remedy = facts.remedy
    this.requestId = facts.requestId
  }
}
