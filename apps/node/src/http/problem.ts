import type { Problem } from '@specie/api'
import { SpecieError } from '@specie/units'
import { prettifyError, ZodError } from 'zod'

/** A refusal with its own HTTP status. */
export class HttpProblem extends SpecieError {
  override readonly name: string = 'HttpProblem'
  readonly status: number

  constructor(status: number, facts: ConstructorParameters<typeof SpecieError>[0]) {
    super(facts)
    this.status = status
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The question cannot be answered as it stands',
  401: 'Nobody is signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not now',
  413: 'Too large',
  415: 'Of another kind',
  429: 'Too many questions',
  500: 'The server failed',
  501: 'Not offered here',
  502: 'The chain does not answer',
  503: 'Not available',
}

/** Statuses of errors by the beginning of their stable code. */
const STATUSES: readonly (readonly [prefix: string, status: number])[] = [
  ['chain.unreachable', 502],
  ['chain.failure', 502],
  ['database.', 503],
  ['deployment.', 503],
  ['report.missing', 404],
  ['contract.', 422],
  ['market.', 409],
  ['argument', 400],
  ['input.', 400],
  ['tape.', 422],
]

/** Any failure as problem details. Only errors made for people show their message; others are in the log. */
export function problemOf(error: unknown, requestId: string): Problem {
  const status = statusOf(error)
  const { code, detail, expected, remedy } = wordsOf(error, status, requestId)
  return {
    type: `urn:specie:problem:${code}`,
    title: TITLES[status] ?? TITLES[status < 500 ? 400 : 500]!,
    status,
    code,
    detail,
    ...(expected !== undefined && { expected }),
    ...(remedy !== undefined && { remedy }),
    requestId,
  }
}

type Words = Pick<Problem, 'code' | 'detail' | 'expected' | 'remedy'>

function wordsOf(error: unknown, status: number, requestId: string): Words {
  if (error instanceof SpecieError) {
    const { code, message: detail, expected, remedy } = error
    return { code, detail, expected, remedy }
  }
  if (isDatabaseGone(error)) {
    return {
      code: 'database.gone',
      detail: 'The database of this server does not answer',
      remedy: 'try again in a moment; /readyz says when it is back',
    }
  }
  if (error instanceof ZodError) return { code: 'request', detail: prettifyError(error) }
  if (status < 500) return { code: 'request', detail: (error as Error).message }
  return {
    code: 'server.failure',
    detail: 'The server could not answer; its log says why',
    remedy: `try again; if it stays, name the request ${requestId} to who runs this server`,
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpProblem) return error.status
  if (error instanceof SpecieError) {
    return STATUSES.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? 400
  }
  if (error instanceof ZodError) return 400
  if (isDatabaseGone(error)) return 503
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}

/** The database cannot be reached: connection errors of the driver, and PostgreSQL's classes 08 and 57P. */
export function isDatabaseGone(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { readonly code?: unknown }).code
    if (typeof code === 'string' && /^(ECONNREFUSED|ECONNRESET|EPIPE|08\w{3}|57P0\d)$/.test(code)) return true
    if (/Connection terminated|timeout exceeded when trying to connect/.test(cause.message)) return true
  }
  return false
}
