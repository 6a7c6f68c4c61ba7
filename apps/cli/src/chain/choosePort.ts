import { createServer } from 'node:net'
import { SpecieError } from '@specie/units'

const USUAL = 8545
const TRIES = 20

/**
 * The port for the local chain: the one asked for, else 8545, else the next free one.
 * @throws SpecieError `local.port` when the port asked for is taken, or the twenty after 8545 all are.
 */
export async function choosePort(asked?: number): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked)) return asked
    throw new SpecieError({
      code: 'local.port',
      message: `Port ${asked} is taken by another program`,
      remedy: `end that program (\`lsof -i :${asked}\` names it), or leave --port away: then a free port is taken`,
      details: { port: asked },
    })
  }
  for (let port = USUAL; port < USUAL + TRIES; port += 1) if (await isFree(port)) return port
  throw new SpecieError({
    code: 'local.port',
    message: `The ports ${USUAL} to ${USUAL + TRIES - 1} are all taken by other programs`,
    remedy: 'name a free one with --port',
  })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
