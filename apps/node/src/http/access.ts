import type { Route, RouteName } from '@specie/api'
import { rolesOf } from '../people/rolesOf.ts'
import type { Services } from '../Services.ts'
import type { Caller } from '../session/Caller.ts'
import { HttpProblem } from './problem.ts'

/**
 * Refuses a caller that may not ask this. Roles are those that the chain knows now.
 * @throws HttpProblem 401 without a session, 403 without the role, 404 for local routes on any other chain
 */
export async function requireAccess(
  services: Services,
  name: RouteName,
  { access }: Pick<Route, 'access'>,
  caller: Caller,
): Promise<void> {
  if (access === 'anybody') return
  if (access === 'local') {
    if (services.local) return
    throw new HttpProblem(404, {
      code: 'access.local',
      message: 'Only a server of a local chain answers this',
      remedy: '`npm start` starts a local chain with personas and a clock of its own',
    })
  }
  if (caller.address === undefined) {
    throw new HttpProblem(401, {
      code: 'access.signedOut',
      message: 'Nobody is signed in',
      expected: 'a session, made by signing a message with a wallet',
      remedy: 'connect a wallet and sign in',
    })
  }
  if (access === 'signedIn') return
  const roles = await rolesOf(services, caller.address)
  const may =
    access === 'operator' ? roles.has('governance') || roles.has('operator') : roles.has('kycIssuer')
  if (may) return
  throw new HttpProblem(403, {
    code: 'access.role',
    message: `${caller.address} may not do this: it needs the role ${access === 'operator' ? 'operator or governance' : 'KYC issuer'}`,
    remedy:
      access === 'operator'
        ? 'the administrator of the Authority contract grants roles'
        : 'governance names KYC issuers with Identity.trustIssuer',
    details: { route: name },
  })
}
