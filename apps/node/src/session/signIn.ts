import type { FastifyRequest } from 'fastify'
import type { Hex } from 'viem'
import { parseSiweMessage, validateSiweMessage } from 'viem/siwe'
import { machineSeconds } from '../clock.ts'
import { HttpProblem } from '../http/problem.ts'
import { isLoopback } from '../http/refuseForeign.ts'
import type { Services } from '../Services.ts'
import { spendNonce } from './nonces.ts'
import { beginSession, SESSION_LIFE } from './sessions.ts'

/**
 * Signs a wallet in by a signed message (EIP-4361). Contract wallets are asked by ERC-1271.
 * @throws HttpProblem 401 saying which part of the message is refused
 */
export async function signIn(
  services: Services,
  request: Pick<FastifyRequest, 'host' | 'headers'>,
  body: { readonly message: string; readonly signature: Hex },
) {
  const message = parseSiweMessage(body.message)
  const { address, nonce, chainId, domain, expirationTime } = message
  const here = services.publicHost ?? request.host
  if (address === undefined || nonce === undefined || domain === undefined) {
    throw refused('it is no EIP-4361 message')
  }
  const neighbour = services.local && isLoopback(domain) && isLoopback(here)
  if (domain !== here && !neighbour) throw refused(`it is for ${domain}, and this is ${here}`)
  if (chainId !== services.deployment.chainId) {
    throw refused(`it is for chain ${chainId}, and this server is of chain ${services.deployment.chainId}`)
  }
  if (!validateSiweMessage({ message, domain, nonce, time: new Date() })) {
    throw refused('its time is over or has not come')
  }
  const client = services.client.context.reader
  const valid = await client.verifySiweMessage({ message: body.message, signature: body.signature, address })
  if (!valid) throw refused(`${address} has not signed it`)
  // Last, so that a refused message does not use its nonce up.
  if (!(await spendNonce(services.database, nonce))) {
    throw refused('its nonce is unknown, too old or used already')
  }
  const longest = machineSeconds() + SESSION_LIFE
  const wanted = expirationTime === undefined ? longest : Math.floor(expirationTime.getTime() / 1000)
  return beginSession(services.database, address, Math.min(longest, wanted))
}

function refused(reason: string): HttpProblem {
  return new HttpProblem(401, {
    code: 'session.refused',
    message: `This message does not sign in: ${reason}`,
    expected: 'a message of this site and chain with a fresh nonce, signed by the wallet that it names',
    remedy: 'sign in again',
  })
}
