// Where things are, for the plain JavaScript scripts that run before anything is installed.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** PATH with the project's own tools (Node 24, forge, anvil, vitest) before the system's. */
export const toolPath = `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`

/** The Node that runs TypeScript: the pinned one where its package exists, else the running one. */
export function nodeBinary() {
  const pinned = `${root}node_modules/.bin/node`
  return existsSync(pinned) ? pinned : process.execPath
}
