import type { FastifyRequest } from 'fastify'
import type { Services } from '../Services.ts'
import type { Caller } from '../session/Caller.ts'
import { SESSION_COOKIE } from '../session/cookie.ts'
import { findSession, nobody } from '../session/sessions.ts'

/** Who asks. Without a cookie the database is not asked. */
export function callerOf({ database }: Services, request: FastifyRequest): Promise<Caller> | Caller {
  const secret = request.cookies[SESSION_COOKIE]
  return secret === undefined ? nobody : findSession(database, secret)
}
