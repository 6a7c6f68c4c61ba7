import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folders and files that outlive a command. */
export interface Home {
  /** `.specie`: chain state, pool bundles, the running chain's address. */
  readonly folder: string
  /** One JSON a chain: address, code hash and constructor arguments of every contract. */
  readonly deployments: string
  /** State of the local chain between starts. */
  readonly chainState: string
  /** Where the running local chain listens. */
  readonly running: string
  /** One folder a pool: everything a recomputation needs. */
  readonly pools: string
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
  return {
    folder,
    deployments: other === undefined ? join(projectRoot, 'deployments') : join(folder, 'deployments'),
    chainState: join(folder, 'chain.json'),
    running: join(folder, 'running.json'),
    pools: join(folder, 'pools'),
  }
}
