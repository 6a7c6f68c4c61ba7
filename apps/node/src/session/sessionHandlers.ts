import type { Session } from '@specie/api'
import type { Handlers } from '../http/Handler.ts'
import { rolesOf } from '../people/rolesOf.ts'
import type { Services } from '../Services.ts'
import type { Caller } from './Caller.ts'
import { SESSION_COOKIE } from './cookie.ts'
import { giveNonce } from './nonces.ts'
import { endSession } from './sessions.ts'
import { signIn } from './signIn.ts'

/** Signing in and out. */
export const sessionHandlers: Pick<Handlers, 'nonce' | 'signIn' | 'session' | 'signOut'> = {
  nonce: ({ database }) => giveNonce(database),
  async signIn(services, { request, reply, body }) {
    const { secret, caller } = await signIn(services, request, body)
    void reply.setCookie(SESSION_COOKIE, secret, {
      httpOnly: true,
      sameSite: 'strict',
      secure: services.secureCookies,
      path: '/',
      expires: new Date(caller.expires! * 1000),
    })
    return sessionAnswer(services, caller)
  },
  session: (services, { caller }) => sessionAnswer(services, caller),
  async signOut({ database }, { request, reply }) {
    await endSession(database, request.cookies[SESSION_COOKIE])
    void reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return { done: true }
  },
}

async function sessionAnswer(services: Services, { address, expires }: Caller): Promise<Session> {
  if (address === undefined) return { address: null, roles: [], expires: null }
  return { address, roles: [...(await rolesOf(services, address))], expires: expires ?? null }
}
