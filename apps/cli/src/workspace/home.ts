import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LOCAL_CHAIN_ID } from '../keys/signer.ts'

/** Folders and files that outlive a command. */
export interface Home {
  /** `.specie`: chain state, pool bundles, the running chain's address. */
  readonly folder: string
  /** One JSON a chain: address, code hash and constructor arguments of every contract. */
  readonly deployments: string
  /** What was deployed on the local chain. */
  readonly localDeployment: string
  /** State of the local chain between starts. */
  readonly chainState: string
  /** Where the running local chain listens. */
  readonly running: string
  /** One folder a pool: everything a recomputation needs. */
  readonly pools: string
  /** Data of the embedded database. */
  readonly postgres: string
  /** Where the running server listens, and which process it is. */
  readonly node: string
  /** What the server writes about its work. */
  readonly nodeLog: string
}

/** The project that holds this command line. */
export const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url))

/**
 * The home named on the command line, else `SPECIE_HOME`, else `.specie` in the project. Deployments lie in the
 * project's `deployments/` unless another home was asked for: then inside it, so that homes do not disturb each other.
 */
export function homeOf(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Home {
  const other = asked ?? env.SPECIE_HOME
  const folder = other === undefined ? join(projectRoot, '.specie') : resolve(other)
  const deployments = other === undefined ? join(projectRoot, 'deployments') : join(folder, 'deployments')
  return {
    folder,
    deployments,
    localDeployment: join(deployments, `${LOCAL_CHAIN_ID}.json`),
    chainState: join(folder, 'chain.json'),
    running: join(folder, 'running.json'),
    pools: join(folder, 'pools'),
    postgres: join(folder, 'postgres'),
    node: join(folder, 'node.json'),
    nodeLog: join(folder, 'node.log'),
  }
}
