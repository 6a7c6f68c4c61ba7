import type { z } from 'zod'

/** Who may call a route. */
export type Access =
  | 'anybody'
  /** Signed in with a wallet. */
  | 'signedIn'
  /** Governance or operator role on the chain. */
  | 'operator'
  | 'kycIssuer'
  /** Only served on a local chain. */
  | 'local'

/** One question to the server: enough for it to check and document, and for a client to ask with types. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, parameters as `:name`. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly access: Access
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
}

/** Keeps the schemas' types. */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(definition: Route<Params, Query, Body, Answer>): Route<Params, Query, Body, Answer> {
  return definition
}
