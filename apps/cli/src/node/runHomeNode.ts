import { fileLog, type NodePart, startNode } from '@specie/node'
import { fileStore } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { choosePort } from '../chain/choosePort.ts'
import type { Session } from '../frame/session.ts'
import { bringReports } from './bringReports.ts'
import { consoleFiles } from './consoleFiles.ts'
import { type HomeDatabase, homeDatabase } from './homeDatabase.ts'
import { keepNodeRecord } from './nodeRecord.ts'

/** How a home's server is to run. */
export interface HomeNodeOptions {
  readonly parts: readonly NodePart[]
  readonly rpcUrl: string
  /** File with the record of the deployment. */
  readonly record: string
  readonly port: number | undefined
  readonly portOption: string
  readonly host?: string
  /** False: the server answers programs only, and no pages are built. */
  readonly console?: boolean
  /** Begun earlier, so that it starts while something else is done. */
  readonly database?: Promise<HomeDatabase>
}

/** A home's running server. */
export interface HomeNode {
  /** Undefined where this process answers nobody. */
  readonly url: string | undefined
  /** Ends the server, then the database that this command started. */
  close(): Promise<void>
}

/** Where the console usually is. */
const USUAL_PORT = 4400

/**
 * Runs indexer, server and agents on the home's database, with the reports of the home's pools in it.
 * @throws SpecieError `environment.notDeployed`, `local.port`, `database.…`
 */
export async function runHomeNode(session: Session, options: HomeNodeOptions): Promise<HomeNode> {
  const { terminal, home } = session
  const { rpcUrl, parts, host, portOption } = options
  const serves = parts.includes('api')
  const [database, webRoot, deployment] = await Promise.all([
    options.database ?? homeDatabase(session),
    serves && options.console !== false ? consoleFiles(terminal.note) : undefined,
    fileStore(options.record).read(),
  ])
  try {
    if (deployment === undefined) {
      throw new SpecieError({
        code: 'environment.notDeployed',
        message: `There is no deployment: ${options.record} does not exist`,
        remedy: '`npx specie deploy` deploys the contracts and writes that file',
      })
    }
    const use = { usual: USUAL_PORT, option: portOption, ...(host !== undefined && { host }) }
    const node = await startNode({
      parts,
      databaseUrl: database.url,
      rpcUrl,
      deployment,
      log: fileLog(home.nodeLog),
      ...(serves && { port: await choosePort(options.port, use) }),
      ...(host !== undefined && { host }),
      ...(webRoot !== undefined && { webRoot }),
    })
    await bringReports(home, database.url, deployment.chainId)
    const { url } = node
    const forget = url === undefined ? () => {} : keepNodeRecord(home, url)
    return {
      url,
      async close() {
        forget()
        await node.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
