import { SpecieError } from '@specie/units'
import type { Deployment } from './deployment.ts'

/** Where the record of a deployment is kept. */
export interface DeploymentStore {
  read(): Promise<Deployment | undefined>
  /** Replaces the record as a whole: a reader sees the old or the new one, never half of it. */
  write(deployment: Deployment): Promise<void>
}

/**
 * A record in a JSON file, e.g. `deployments/31337.json`. For programs under Node.
 * @throws SpecieError `deployment.damaged` when the file is not a deployment.
 */
export function fileStore(path: string): DeploymentStore {
  return {
    async read() {
      const { readFile } = await import('node:fs/promises')
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      return text === undefined ? undefined : parse(text, path)
    },
    async write(deployment) {
      const { mkdir, rename, writeFile } = await import('node:fs/promises')
      const { dirname } = await import('node:path')
      await mkdir(dirname(path), { recursive: true })
      const draft = `${path}.${process.pid}.tmp`
      await writeFile(draft, `${JSON.stringify(deployment, null, 2)}\n`)
      await rename(draft, path)
    },
  }
}

function parse(text: string, path: string): Deployment {
  try {
    const found = JSON.parse(text) as Deployment
    if (Number.isSafeInteger(found.chainId) && typeof found.contracts === 'object') return found
  } catch (cause) {
    throw damaged(path, cause)
  }
  throw damaged(path)
}

function damaged(path: string, cause?: unknown): SpecieError {
  return new SpecieError({
    code: 'deployment.damaged',
    message: `${path} is not the record of a deployment`,
    expected: 'JSON with chainId and contracts',
    remedy: 'restore the file, or remove it and deploy again: what is on the chain is found again',
    cause,
  })
}
