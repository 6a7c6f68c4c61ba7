import { SpecieError } from '@specie/units'
import { createSiweMessage } from 'viem/siwe'
import { type Connection, sender } from '../chain/connect.ts'
import type { Session } from '../frame/session.ts'
import { readNodeRecord } from '../node/nodeRecord.ts'

/** A server, and who is signed in there. */
export interface ServerSession {
  readonly url: string
  /** Asks below /api/v1. @throws SpecieError with the server's own code and sentence */
  ask<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer>
}

/**
 * Signs in at a server with the connection's key: `asked`, else SPECIE_SERVER, else the home's running server.
 * @throws SpecieError `environment.noServer` when there is none
 */
export async function signIn(
  session: Session,
  connection: Connection,
  asked: string | undefined,
): Promise<ServerSession> {
  const url = asked ?? session.env.SPECIE_SERVER ?? (await readNodeRecord(session.home))?.url
  if (url === undefined) {
    throw new SpecieError({
      code: 'environment.noServer',
      message: 'There is no server to ask',
      expected: '--server or SPECIE_SERVER, or a server of this home',
      remedy: '`npm start` runs one',
    })
  }
  const { nonce } = await ask<{ nonce: string }>(url, '', 'GET', '/session/nonce')
  const account = connection.client.context.sender?.account
  const message = createSiweMessage({
    address: sender(connection),
    chainId: connection.chainId,
    domain: new URL(url).host,
    nonce,
    uri: url,
    version: '1',
  })
  const signature = await account!.signMessage!({ message })
  const signed = await send(url, '', 'POST', '/session', { message, signature })
  await answerOf(signed)
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { url, ask: (method, path, body) => ask(url, cookie, method, path, body) }
}

async function ask<Answer>(
  url: string,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  return answerOf<Answer>(await send(url, cookie, method, path, body))
}

async function send(
  url: string,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  try {
    return await fetch(`${url.replace(/\/$/, '')}/api/v1${path}`, {
      method,
      headers: {
        ...(cookie !== '' && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    })
  } catch (cause) {
    throw new SpecieError({
      code: 'environment.noServer',
      message: `The server ${url} does not answer`,
      cause,
    })
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer = (await response.json()) as Answer & {
    readonly code?: string
    readonly detail?: string
    readonly expected?: string
    readonly remedy?: string
  }
  if (response.ok) return answer
  const { code = 'server.failure', detail, expected, remedy } = answer
  throw new SpecieError({
    code,
    message: detail ?? `The server answered ${response.status}`,
    ...(expected !== undefined && { expected }),
    ...(remedy !== undefined && { remedy }),
  })
}
