import { join } from 'node:path'
import {
  createSpecieClient,
  type DeploymentStore,
  fileStore,
  persona,
  type SpecieClient,
} from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Session } from '../frame/session.ts'
import type { PersonaName } from '../keys/personaNamed.ts'
import { LOCAL_CHAIN_ID, signer } from '../keys/signer.ts'
import { chainUrl } from './chainUrl.ts'

/** A chain reached, and where the record of its deployment lies. */
export interface Connection {
  readonly client: SpecieClient
  readonly rpcUrl: string
  readonly chainId: number
  /** A local development chain, whose people and clock are ours. */
  readonly local: boolean
  readonly store: DeploymentStore
  readonly recordFile: string
}

/**
 * Connects to the session's chain, with the record of its deployment as far as there is one.
 * @param usual who signs on a local chain when nobody is named; left out, the connection only reads
 */
export async function reach(session: Session, usual?: PersonaName): Promise<Connection> {
  const rpcUrl = await chainUrl(session)
  const chainId = (await createSpecieClient({ rpcUrl })).context.reader.chain.id
  const recordFile = join(session.home.deployments, `${chainId}.json`)
  const store = fileStore(recordFile)
  const deployment = await store.read()
  const account = usual === undefined ? undefined : signer(session.env, chainId, session.globals.as, usual)
  const client = await createSpecieClient({
    rpcUrl,
    ...(deployment !== undefined && { deployment }),
    ...(account !== undefined && { account }),
  })
  return { client, rpcUrl, chainId, local: chainId === LOCAL_CHAIN_ID, store, recordFile }
}

/**
 * Connects to a chain that carries the contracts.
 * @throws SpecieError `environment.notDeployed` when it has no deployment
 */
export async function connect(session: Session, usual?: PersonaName): Promise<Connection> {
  const connection = await reach(session, usual)
  if (Object.keys(connection.client.context.deployment.contracts).length === 0) {
    throw new SpecieError({
      code: 'environment.notDeployed',
      message: `Chain ${connection.chainId} has no deployment: ${connection.recordFile} does not exist`,
      remedy:
        '`npx specie deploy` deploys the contracts and writes that file; `npm start` does it on the local chain',
    })
  }
  return connection
}

/** The address of the account that signs for a connection. */
export function sender({ client }: Pick<Connection, 'client'>): Address {
  const account = client.context.sender?.account
  if (account === undefined) throw new TypeError('this connection only reads')
  return account.address
}

/** On a local chain another person's connection; elsewhere the same one, because there is one key. */
export async function as(connection: Connection, name: PersonaName): Promise<Connection> {
  if (!connection.local) return connection
  const { deployment } = connection.client.context
  const client = await createSpecieClient({ rpcUrl: connection.rpcUrl, deployment, account: persona(name) })
  return { ...connection, client }
}
