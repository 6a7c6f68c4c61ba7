import { isIPv6 } from 'node:net'
import type { RateLimitPluginOptions } from '@fastify/rate-limit'
import type { Route, RouteName } from '@specie/api'
import type { FastifyRequest } from 'fastify'
import type { Services } from '../Services.ts'
import { HttpProblem } from './problem.ts'
import type { RequestCounts } from './requestCounts.ts'

/** Questions a minute from one address, over all servers of a database. */
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

const WINDOW_MS = 60_000

const uploads: ReadonlySet<RouteName> = new Set(['uploadTape', 'uploadDocument'])
const signIns: ReadonlySet<RouteName> = new Set(['nonce', 'signIn'])

/** The limit of a route of the table. */
export function limitOf(name: RouteName, { method }: Pick<Route, 'method'>, { limits }: Services) {
  const kind = uploads.has(name)
    ? 'uploads'
    : signIns.has(name)
      ? 'signIns'
      : method === 'GET'
        ? 'reads'
        : 'writes'
  return limited(limits[kind], kind)
}

/** The limit of any other route; those of one group are counted together. */
export function limited(max: number, groupId: string) {
  return { max, timeWindow: WINDOW_MS, groupId }
}

/** How questions are counted and refused. */
export function countingBy(counts: RequestCounts): RateLimitPluginOptions {
  return {
    global: false,
    keyGenerator: askerOf,
    store: storeOf(counts) as NonNullable<RateLimitPluginOptions['store']>,
    errorResponseBuilder: (_request, { after, max }) =>
      new HttpProblem(429, {
        code: 'request.rate',
        message: `More than ${max} questions a minute came from here`,
        remedy: `ask again in ${after}`,
      }),
  }
}

/**
 * The address that asks; of IPv6 the network, which one person has whole. Never the cookie: whoever makes cookies up
 * would have a limit for each.
 */
export function askerOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return isIPv6(ip) && !ip.startsWith('::') ? ip.split(':').slice(0, 4).join(':') : ip
}

function storeOf(counts: RequestCounts) {
  return class SharedStore {
    incr(
      key: string,
      done: (error: Error | null, result?: { readonly current: number; readonly ttl: number }) => void,
      timeWindow: number = WINDOW_MS,
    ): void {
      const { questions, endsIn } = counts.count(key, timeWindow)
      done(null, { current: questions, ttl: endsIn })
    }

    child(): SharedStore {
      return this
    }
  }
}
