import { join } from 'node:path'
import { type Context, createContext, type DeploymentStore, fileStore } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Session } from '../frame/session.ts'
import type { PersonaName } from '../keys/personaNamed.ts'
import { signer } from '../keys/signer.ts'
import { chainUrl } from './chainUrl.ts'

/** A chain reached, and where the record of its deployment lies. */
export interface Connection {
  readonly context: Context
  readonly rpcUrl: string
  readonly chainId: number
  readonly store: DeploymentStore
  readonly recordFile: string
}

/**
 * Connects to the session's chain, with the record of its deployment as far as there is one.
 * @param usual who signs on a local chain when nobody is named; left out, the connection only reads
 */
export async function reach(session: Session, usual?: PersonaName): Promise<Connection> {
  const rpcUrl = await chainUrl(session)
  const chainId = (await createContext({ rpcUrl })).reader.chain.id
  const recordFile = join(session.home.deployments, `${chainId}.json`)
  const store = fileStore(recordFile)
  const deployment = await store.read()
  const account = usual === undefined ? undefined : signer(session.env, chainId, session.globals.as, usual)
  const context = await createContext({
    rpcUrl,
    ...(deployment !== undefined && { deployment }),
    ...(account !== undefined && { account }),
  })
  return { context, rpcUrl, chainId, store, recordFile }
}

/**
 * Connects to a chain that carries the contracts.
 * @throws SpecieError `environment.notDeployed` when it has no deployment
 */
export async function connect(session: Session, usual?: PersonaName): Promise<Connection> {
  const connection = await reach(session, usual)
  if (Object.keys(connection.context.deployment.contracts).length === 0) {
    throw new SpecieError({
      code: 'environment.notDeployed',
      message: `Chain ${connection.chainId} has no deployment: ${connection.recordFile} does not exist`,
      remedy:
        '`npx specie deploy` deploys the contracts and writes that file; `npm start` does it on the local chain',
    })
  }
  return connection
}
