import { createServer } from 'node:net'
import { SpecieError } from '@specie/units'

const TRIES = 20

/** For what a port is wanted. */
export interface PortUse {
  /** Where it usually is. */
  readonly usual: number
  /** The option that names another one. */
  readonly option: string
  /** Address that is listened on, default the machine's own. */
  readonly host?: string
}

/**
 * The port asked for, else the usual one, else the next free one.
 * @throws SpecieError `local.port` when the port asked for is taken, or the usual one and the nineteen after it are.
 */
export async function choosePort(asked: number | undefined, use: PortUse): Promise<number> {
  const { usual, option, host = '127.0.0.1' } = use
  if (asked !== undefined) {
    if (asked === 0 || (await isFree(asked, host))) return asked
    throw new SpecieError({
      code: 'local.port',
      message: `Port ${asked} is taken by another program`,
      remedy: `end that program (\`lsof -i :${asked}\` names it), or leave ${option} away: then a free port is taken`,
      details: { port: asked },
    })
  }
  for (let port = usual; port < usual + TRIES; port += 1) if (await isFree(port, host)) return port
  throw new SpecieError({
    code: 'local.port',
    message: `The ports ${usual} to ${usual + TRIES - 1} are all taken by other programs`,
    remedy: `name a free one with ${option}`,
  })
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
