import type { Route, RouteName } from '@specie/api'
import type { FastifyRequest } from 'fastify'
import type { Services } from '../Services.ts'
import { SESSION_COOKIE } from '../session/cookie.ts'

/** Questions a minute from one address or session. Each server counts for itself. */
export interface Limits {
  readonly reads: number
  readonly writes: number
  readonly uploads: number
  readonly signIns: number
}

/** For a public server. */
export const PUBLIC_LIMITS: Limits = { reads: 3_000, writes: 240, uploads: 30, signIns: 30 }

/** For a chain of one's own, where tests and demonstrations hurry. */
export const LOCAL_LIMITS: Limits = { reads: 1_000_000, writes: 100_000, uploads: 1_000, signIns: 1_000 }

const uploads: ReadonlySet<RouteName> = new Set(['uploadTape', 'uploadDocument'])
const signIns: ReadonlySet<RouteName> = new Set(['nonce', 'signIn'])

/** The limit of a route. */
export function limitOf(name: RouteName, { method }: Pick<Route, 'method'>, { limits }: Services) {
  const kind = uploads.has(name)
    ? 'uploads'
    : signIns.has(name)
      ? 'signIns'
      : method === 'GET'
        ? 'reads'
        : 'writes'
  return {
    max: limits[kind],
    timeWindow: 60_000,
    groupId: kind,
    keyGenerator: (request: FastifyRequest) => request.cookies[SESSION_COOKIE] ?? request.ip,
  }
}
